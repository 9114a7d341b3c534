// Owns hostile request targets: addresses of the app, and distortions of them.
import fc from "fast-check";
import { mostly, nastyBytes } from "@/scripts/fuzz/arbitrary-text";
import { ENDINGS, QUERY_NAMES, STRANGE } from "@/scripts/fuzz/strange-addresses";

const query = fc
  .array(fc.tuple(fc.constantFrom(...QUERY_NAMES), nastyBytes), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${percentEncoded(value).slice(0, 900)}`).join("&"));

const percentEncoded = (bytes: Buffer) =>
  [...bytes]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");

/** A page's or a route's address with its parts filled in by ids, mostly of real rows. */
export function filledIn(pattern: string, ids: readonly string[]): fc.Arbitrary<string> {
  const part = mostly(
    fc.constantFrom(...ids),
    nastyBytes.map((bytes) => percentEncoded(bytes).slice(0, 300) || "x"),
    5,
  );
  return part.map((id) => pattern.replace("[kind]", "phone").replace(/\[\w+\]/g, () => id));
}

/** An address of the app, sometimes misspelt, mostly with a query. */
export function arbitraryAddress(patterns: readonly string[], ids: readonly string[]): fc.Arbitrary<string> {
  const path = fc.constantFrom(...patterns).chain((pattern) => filledIn(pattern, ids));
  const misspelt = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(path, fc.constantFrom(...ENDINGS)).map(([base, ending]) => base + ending),
    },
    { weight: 2, arbitrary: fc.constantFrom(...STRANGE) },
    { weight: 1, arbitrary: path.map((base) => base.toUpperCase()) },
    {
      weight: 1,
      arbitrary: path.map((base) =>
        base.replace(/[a-z]/, (letter) => percentEncoded(Buffer.from([letter.charCodeAt(0)]))),
      ),
    },
    { weight: 1, arbitrary: path.map((base) => `/${base}`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(path, fc.integer({ min: 100, max: 9000 }))
        .map(([base, size]) => `${base}/${"a".repeat(size)}`),
    },
    {
      weight: 1,
      arbitrary: nastyBytes.map((bytes) => `/${bytes.toString("latin1").replace(/[\r\n]/g, "")}`),
    },
  );
  return fc
    .tuple(mostly(path, misspelt, 3), fc.option(query, { freq: 2, nil: "" }))
    .map(([base, asked]) => (asked ? `${base}${base.includes("?") ? "&" : "?"}${asked}` : base));
}
