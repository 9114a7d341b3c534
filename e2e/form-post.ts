// Owns the browser without scripts: it reads a form off a page and posts it, with whatever a test puts into it.
import type { Answer, Asker } from "./client";

export interface PageForm {
  /** Address of the form's page, to which it also posts. */
  address: string;
  /** The hidden fields, the action's own among them. */
  hidden: [string, string][];
}

/** A field of a post: a name may come twice, and a value may be a file. */
export type Field = readonly [name: string, value: string | File];

const ENTITIES: Record<string, string> = {
  "&quot;": '"',
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&#x27;": "'",
};

/** Text out of HTML as React writes it. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:quot|amp|lt|gt|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

function attribute(tag: string, name: string): string {
  return unescapeHtml(new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? "");
}

/** The form of `html` that ends in a button of this name. */
export function formIn(html: string, address: string, button: string): PageForm {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((candidate) => candidate.includes(`>${button}</button>`));
  if (!form) throw new Error(`no form with a button "${button}" on ${address}`);
  const inputs = form.match(/<input type="hidden"[^>]*>/g) ?? [];
  return { address, hidden: inputs.map((tag) => [attribute(tag, "name"), attribute(tag, "value")]) };
}

/** Opens a page and reads the form that ends in a button of this name. */
export async function readForm(request: Asker, path: string, button: string): Promise<PageForm> {
  const response = await request.get(path);
  return formIn(await response.text(), response.url(), button);
}

/** Posts a form with these fields added, and follows no redirect. */
export function postForm(
  request: Asker,
  form: PageForm,
  fields: readonly Field[],
  headers: Record<string, string> = { origin: new URL(form.address).origin },
): Promise<Answer> {
  const multipart = new FormData();
  for (const [name, value] of [...form.hidden, ...fields]) multipart.append(name, value);
  return request.post(form.address, { multipart, headers, maxRedirects: 0 });
}

/** Where a response sends its reader, without the origin; empty when nowhere. */
export function destination(response: Answer): string {
  return (response.headers().location ?? "").replace(/^https?:\/\/[^/]+/, "");
}

/** The texts of all alerts in a page's HTML. */
export function alertsIn(html: string): string[] {
  const alerts = html.match(/<div[^>]*role="alert"[\s\S]*?<\/div>/g) ?? [];
  return alerts.map((alert) => unescapeHtml(alert.replace(/<[^>]+>/g, "")).trim());
}
