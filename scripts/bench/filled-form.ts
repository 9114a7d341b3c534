// Owns filling in a form: which form of the page it is, and what a browser sends for what was typed.
import type { Page, PageForm } from "@/scripts/bench/page-form";

export type Fields = Record<string, string>;

/** The body of a post, as a browser writes it (RFC 7578). */
export function multipart(fields: [string, string][], boundary: string): string {
  const parts = fields.map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join("")}--${boundary}--\r\n`;
}

/** The form of `page` that has all the fields of `typed`, and that button if one is named. Throws where there is none. */
export function formWith(page: Page, typed: Fields, button?: string): PageForm {
  const names = Object.keys(typed);
  const form = page.forms.find(({ fields, boxes, button: own }) => {
    const known = [...fields.map(([name]) => name), ...boxes];
    return names.every((name) => known.includes(name)) && (button === undefined || own === button);
  });
  const wanted = button === undefined ? names : [...names, `"${button}"`];
  if (!form) throw new Error(`no form with ${wanted.join(", ")} at ${page.path} (${page.status})`);
  return form;
}

/** What is sent: fields as typed, or as they stand in the page, and the boxes that `typed` names. */
export function filledIn(form: PageForm, typed: Fields): [string, string][] {
  const ticked = form.boxes.filter((name) => name in typed).map((name) => [name, ""] as [string, string]);
  return [...form.fields, ...ticked].map(([name, value]) => [name, typed[name] ?? value]);
}
