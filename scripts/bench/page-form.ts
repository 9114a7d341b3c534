// Owns reading forms out of a page's HTML: what a browser without JavaScript would send with them.

/** A form as it stands in the page, with the names and values of its fields before anybody typed. */
export interface PageForm {
  fields: [name: string, value: string][];
}

const NAMED_ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (NAMED_ENTITIES[name] ?? whole);
  });
}

function attributesOf(tag: string): Map<string, string> {
  const pairs = tag.matchAll(/\s([^\s=>"/]+)(?:="([^"]*)")?/g);
  return new Map([...pairs].map(([, name = "", value = ""]) => [name.toLowerCase(), decodeEntities(value)]));
}

function fieldOf(tag: string): [string, string] | null {
  const attributes = attributesOf(tag);
  const name = attributes.get("name");
  const type = attributes.get("type") ?? "text";
  const isTickable = type === "checkbox" || type === "radio";
  if (!name || type === "submit" || (isTickable && !attributes.has("checked"))) return null;
  return [name, attributes.get("value") ?? (isTickable ? "on" : "")];
}

/** All forms of a page, in its order. Fields are `input`s: the product's forms have no others. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form[\s>][\s\S]*?<\/form>/g)].map(([form]) => ({
    fields: [...form.matchAll(/<input[\s>][^>]*>/g)].flatMap(([tag]) => {
      const field = fieldOf(tag);
      return field ? [field] : [];
    }),
  }));
}
