// Owns the answer of a form that invites somebody: the link, this once, or what is in the way.
import "server-only";
import { getTranslations } from "next-intl/server";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormState } from "@/lib/platform/actions/form-state";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { requestContext } from "@/lib/platform/request-context";
import type { Result } from "@/lib/platform/result";
import type { NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";

/** The grant is gone, and the page is still to be shown around the link: without scripts it is made anew. */
export async function invitationState(
  result: Result<string, NoPermit | "person-exists">,
  email: string,
): Promise<FormState> {
  if (!result.ok) return refusalState(result, result.error === "person-exists" ? "email" : undefined);
  requestContext().grantUsed = true;
  const t = await getTranslations("adminPeople.addPage");
  const hint = t("sentHint", { hours: Math.round(INVITATION_SECONDS / 3600) });
  return { ok: true, message: t("sent", { email }), hint, shownOnce: result.value };
}
