// Owns reading forms out of a page's HTML: what a browser without JavaScript would send with them.

/** A form of a page, with the names and values of its fields before anything is typed. */
export interface PageForm {
  method: "GET" | "POST";
  /** Where it goes, as the page writes it; empty for the page's own address. */
  action: string;
  fields: [name: string, value: string][];
  /** Boxes that are not ticked, by name: sent only if they are. */
  boxes: string[];
  /** Words on its first button, empty where it has none. */
  button: string;
}

/** A page that is open in a browser. */
export interface Page {
  /** Path and query. */
  path: string;
  status: number;
  html: string;
  forms: PageForm[];
}

const NAMED_ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The text of an attribute or between tags, with its character references replaced. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (NAMED_ENTITIES[name] ?? whole);
  });
}

function attributesOf(tag: string): Map<string, string> {
  const pairs = tag.matchAll(/\s([^\s=>"/]+)(?:="([^"]*)")?/g);
  return new Map([...pairs].map(([, name = "", value = ""]) => [name.toLowerCase(), decodeEntities(value)]));
}

function inputOf(tag: string) {
  const attributes = attributesOf(tag);
  const type = attributes.get("type") ?? "text";
  const isTickable = type === "checkbox" || type === "radio";
  const isIgnored = !attributes.get("name") || type === "submit";
  return {
    name: isIgnored ? "" : String(attributes.get("name")),
    value: attributes.get("value") ?? (isTickable ? "on" : ""),
    isUnticked: isTickable && !attributes.has("checked"),
  };
}

function formOf(html: string): PageForm {
  const inputs = [...html.matchAll(/<input[\s>][^>]*>/g)].map(([tag]) => inputOf(tag));
  const named = inputs.filter(({ name }) => name !== "");
  const words = /<button\b[^>]*>([\s\S]*?)<\/button>/.exec(html)?.[1] ?? "";
  const own = attributesOf(/^<form\b[^>]*>/.exec(html)?.[0] ?? "");
  return {
    method: own.get("method")?.toUpperCase() === "POST" ? "POST" : "GET",
    action: own.get("action") ?? "",
    fields: named.filter(({ isUnticked }) => !isUnticked).map(({ name, value }) => [name, value]),
    boxes: named.filter(({ isUnticked }) => isUnticked).map(({ name }) => name),
    button: decodeEntities(words.replace(/<[^>]*>/g, "")).trim(),
  };
}

/** All forms of a page, in its order. Fields are `input`s: the product's forms have no others. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form[\s>][\s\S]*?<\/form>/g)].map(([form]) => formOf(form));
}
