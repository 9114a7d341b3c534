// What the floor's form posts to.
"use server";

export async function save(_before: string, form: FormData): Promise<string> {
  return String(form.get("name") ?? "");
}
