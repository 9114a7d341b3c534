// Owns posts that no form of ours makes: every way in which a field can be wrong.
import type { Field } from "./form-post";

export interface BadField {
  title: string;
  /** What is posted instead of the one good field. */
  fields: Field[];
}

/** Texts that are no code, no address and no number. */
export const JUNK_TEXTS: Record<string, string> = {
  "control characters": "\u0000\u0001\u001b[31m\r\nSet-Cookie: a=b",
  "full-width digits": "１２３４５６",
  "Arabic digits": "٣٤٥٦٧٨",
  emoji: "🔐🔐🔐🔐🔐🔐",
  "half of an emoji": "\ud83d",
  SQL: "' OR 1=1; DROP TABLE Account; --",
  HTML: `"><img src=x onerror=alert(1)>`,
  "a template": "{{7*7}}<%= 7*7 %>%s%n",
  JSON: `{"$ne":null,"__proto__":{"admin":true}}`,
  // As much as a page for strangers lets in, less its other fields and the form around them (R16).
  "14 kB": "A".repeat(14_000),
};

/** Shapes that are not one string, although what they carry is right. */
export function badShapes(name: string, good: string): BadField[] {
  return [
    { title: "missing", fields: [] },
    { title: "empty", fields: [[name, ""]] },
    { title: "blank", fields: [[name, " \t\u3000\u00a0"]] },
    {
      title: "twice",
      fields: [
        [name, good],
        [name, good],
      ],
    },
    { title: "an array", fields: [[`${name}[]`, good]] },
    { title: "an array by index", fields: [[`${name}[0]`, good]] },
    { title: "an object", fields: [[`${name}[$ne]`, "x"]] },
    {
      title: "a dotted object",
      fields: [
        [`${name}.toString`, good],
        [`__proto__[${name}]`, good],
      ],
    },
    { title: "a file", fields: [[name, new File([good], "code.txt", { type: "text/plain" })]] },
  ];
}

/** Shapes and texts together, for a field that takes neither. */
export function badEverything(name: string, good: string): BadField[] {
  const texts = Object.entries(JUNK_TEXTS).map(([title, text]) => ({
    title,
    fields: [[name, text] as const],
  }));
  return [...badShapes(name, good), ...texts];
}

/** Names of the fields that a page marks as refused, each with an alert that it points to. */
export function refusedFields(html: string): string[] {
  const inputs = html.match(/<input\b[^>]*aria-invalid="true"[^>]*>/g) ?? [];
  return inputs.map((tag) => {
    const described = /aria-describedby="([^"]*)"/.exec(tag)?.[1]?.split(" ") ?? [];
    const hasAlert = described.some((id) => html.includes(`<div role="alert" id="${id}"`));
    return `${/\bname="([^"]*)"/.exec(tag)?.[1]}${hasAlert ? "" : " without words"}`;
  });
}
