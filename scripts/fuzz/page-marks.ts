// Owns what a crawl reads off a page: its links, its forms' actions, and the act that a step-up is for.
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { decodeEntities, type PageForm } from "@/scripts/bench/page-form";
import { pagePattern } from "@/scripts/fuzz/page-pattern";

/** Addresses that the links of a page name. */
export const linksOf = (html: string) =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = ""]) => decodeEntities(href));

/** The id of a form's server action; its address where it goes to a route handler. */
export function actionOf({ fields, method, action }: PageForm): string {
  for (const [name, value] of fields) {
    const direct = /^\$ACTION_ID_([0-9a-f]+)$/.exec(name)?.[1];
    const bound = /^\$ACTION_\d+:0$/.test(name) ? /"id":"([0-9a-f]+)"/.exec(value)?.[1] : undefined;
    if (direct ?? bound) return String(direct ?? bound);
  }
  return `${method} ${action}`;
}

/** The page of the act that a step-up is for. */
export function actOf(stepUp: string): string {
  const asked = new URL(stepUp, "http://here").searchParams;
  return actPath(asked.get("for") as StepUpPurpose, asked.get("id") ?? undefined);
}

/** The same form of the same page, whatever ids are in its hidden fields. */
export const keyOf = (path: string, form: PageForm) =>
  `${pagePattern(path)} ${actionOf(form).replace(/[\w-]{22,}(?=\?|$)/, "")} ${form.button}`;
