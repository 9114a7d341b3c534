// Owns the forms of tests: what a browser posts, and what nobody's browser ever would.

/** A form with one text a field. */
export function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, text] of Object.entries(fields)) form.set(name, text);
  return form;
}

/** Texts that are neither a code nor an address, whatever a reader makes of them. */
export const HOSTILE_TEXTS: Record<string, string> = {
  "an empty text": "",
  spaces: "  \t ",
  "a megabyte": "a".repeat(1_000_000),
  "a megabyte of digits": "1".repeat(1_000_000),
  "control characters": "\0\u0001\u001b[31m\r\nSet-Cookie: a=b",
  "full-width digits": "１２３４５６",
  "digits of another script": "١٢٣٤٥٦",
  emoji: "🔑🔑🔑🔑🔑🔑",
  "a lone surrogate": "\ud800",
  "a right-to-left override": "\u202e123456",
  SQL: "' OR '1'='1'; DROP TABLE Account; --",
  HTML: "<script>alert(1)</script>",
  JSON: '{"$ne":null}',
  "a template": "{{constructor.constructor('return 1')()}}",
  true: "true",
  null: "null",
};

/** Ways to post a field that is not one text. */
export const HOSTILE_POSTS: Record<string, (form: FormData, field: string, good: string) => void> = {
  nothing: (form, field) => form.delete(field),
  "the field twice": (form, field, good) => form.append(field, good),
  "a file": (form, field, good) => form.set(field, new File([good], "name.txt")),
  "a file after the text": (form, field, good) => form.append(field, new File([good], "name.txt")),
  "an array": (form, field, good) => {
    form.delete(field);
    form.set(`${field}[]`, good);
    form.set(`${field}[0]`, good);
  },
  "an object": (form, field, good) => {
    form.delete(field);
    form.set(`${field}[$ne]`, good);
    form.set(`${field}.text`, good);
  },
};

/** What is no form at all. */
export const NO_FORMS: unknown[] = [
  undefined,
  null,
  "code=123456",
  1,
  true,
  [],
  [["code", "123456"]],
  {},
  new Map(),
  new Date(),
];
