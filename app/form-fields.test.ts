// Proves that whatever a form's schema refuses is said: each field has a place of its own, a hidden one too.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { z } from "zod";

const ROOT = new URL("..", import.meta.url).pathname;

const filesOf = (folder: string, end: RegExp) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: "utf8" })
    .filter((file) => end.test(file))
    .map((file) => `${folder}/${file}`);

const SOURCES = ["app", "components"]
  .flatMap((folder) => filesOf(folder, /\.tsx$/))
  .map((file) => ({ file, text: readFileSync(`${ROOT}${file}`, "utf8") }));

const filesWith = (pattern: RegExp) =>
  SOURCES.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

it("has no hidden input but the one that comes with the remark of its refusal", () => {
  expect(filesWith(/type=["{]+hidden/)).toEqual(["components/ui/hidden-field.tsx"]);
});

/** The fields of a form's schema: a form is read before it is judged, which a shape of anything else is not. */
function fieldsOf(schema: unknown): string[] {
  const def = (schema as Partial<z.core.$ZodType> | undefined)?._zod?.def;
  if (def?.type !== "pipe") return [];
  const { in: before, out } = def as z.core.$ZodPipeDef;
  // What is judged may be made into something else after it, which has no fields of its own.
  return out._zod.def.type === "transform" ? fieldsOf(before) : shapeOf(out);
}

function shapeOf(schema: z.core.$ZodType): string[] {
  const { def } = schema._zod;
  if (def.type === "pipe") return shapeOf((def as z.core.$ZodPipeDef).out);
  return def.type === "object" ? Object.keys((def as z.core.$ZodObjectDef).shape) : [];
}

/** Whether some form has a field of this name, or one whose name ends so after a word that is put in. */
const stands = (field: string) =>
  filesWith(new RegExp(`name ?= ?"${field}"`)).length > 0 ||
  SOURCES.some(({ text }) =>
    [...text.matchAll(/name=\{`\$\{\w+\}(\w+)`\}/g)].some(([, end]) => field.endsWith(String(end))),
  );

it.each(filesOf("lib", /schemas?\.ts$/))("%s names only fields that stand in a form", async (file) => {
  const schemas: Record<string, unknown> = await import(`${ROOT}${file}`);
  const fields = new Set(Object.values(schemas).flatMap(fieldsOf));
  expect([...fields].filter((field) => !stands(field))).toEqual([]);
});
