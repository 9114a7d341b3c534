// Owns posting every bad version of one field and expecting that only this field is refused.
import { expect } from "@playwright/test";
import { type BadField, refusedFields } from "./bad-fields";
import type { Asker } from "./client";
import { type Field, type PageForm, postForm } from "./form-post";

interface Try {
  form: PageForm;
  /** The field that is wrong, and every way in which it is. */
  name: string;
  bad: BadField[];
  /** The other fields, which are right. */
  rest: Field[];
}

/** Posts every bad version of a field; each answer must be a page that refuses only that field. */
export async function expectRefused(request: Asker, { form, name, bad, rest }: Try): Promise<void> {
  for (const { title, fields } of bad) {
    const response = await postForm(request, form, [...rest, ...fields]);
    const told = `${new URL(form.address).pathname}, ${name}: ${title}`;
    expect(response.status(), told).toBe(200);
    expect(refusedFields(await response.text()), told).toEqual([name]);
  }
}
