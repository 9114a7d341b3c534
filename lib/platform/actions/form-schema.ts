// Owns the way of a posted form into a schema: a field is one string, or counts as missing.
import { z } from "zod";

/**
 * A schema over a form. A field that is absent, repeated or a file reaches its own schema as undefined, so that it is
 * refused there and cannot confuse types further in (R22).
 */
export function formSchema<S extends z.ZodRawShape>(shape: S) {
  const names = Object.keys(shape);
  return z.preprocess((posted) => onlyStrings(posted, names), z.object(shape));
}

function onlyStrings(posted: unknown, names: string[]): Record<string, string> {
  if (!(posted instanceof FormData)) return {};
  const single = (name: string) => {
    const [value, ...more] = posted.getAll(name);
    return typeof value === "string" && more.length === 0 ? [[name, value]] : [];
  };
  return Object.fromEntries(names.flatMap(single));
}
