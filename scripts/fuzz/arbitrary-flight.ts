// Owns arguments of server actions in React's own notation, which its decoder must survive.
import fc from "fast-check";
import type { Part } from "@/scripts/fuzz/multipart-body";

const SIGNS = "$ @ F h Q W i K k B A O o U S s L l G g M m V R r X x T n D u N I - P Z E Y C c b H J".split(
  " ",
);
const PLACES = [
  "",
  "0",
  "1",
  "2",
  "3",
  "4",
  "a",
  "ff",
  "7fffffff",
  "-1",
  "1:a",
  "1:then",
  "1:__proto__:then",
  "1:constructor:constructor",
  "1:0:0:0",
  "0:0",
  "1:length",
  "9".repeat(400),
  "Infinity",
  "2026-13-45T",
  "garbage",
];
const NAMES = [
  "then",
  "id",
  "bound",
  "status",
  "value",
  "reason",
  "_response",
  "__proto__",
  "constructor",
  "toJSON",
  "name",
  "code",
  "0",
  "",
];

const reference = fc.oneof(
  fc.tuple(fc.constantFrom(...SIGNS), fc.constantFrom(...PLACES)).map(([sign, place]) => `$${sign}${place}`),
  fc.constantFrom(...PLACES).map((place) => `$${place}`),
);

const { node } = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    { weight: 5, arbitrary: reference },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
    { weight: 2, arbitrary: fc.array(tie("node"), { maxLength: 4 }) },
    {
      weight: 2,
      arbitrary: fc.dictionary(fc.constantFrom(...NAMES), tie("node"), { maxKeys: 4, noNullPrototype: true }),
    },
  ),
}));

const deep = fc
  .tuple(fc.constantFrom("[]", '{"a":}'), fc.integer({ min: 50, max: 8000 }))
  .map(([pair, depth]) => {
    const [open, close] = [pair.slice(0, -1), pair.slice(-1)];
    return `${open.repeat(depth)}"$1"${close.repeat(depth)}`;
  });

/** The text of one chunk. */
export const arbitraryChunk: fc.Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: node.map((value) => JSON.stringify(value)) },
  { weight: 2, arbitrary: fc.array(node, { maxLength: 3 }).map((value) => JSON.stringify(value)) },
  { weight: 1, arbitrary: deep },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "[",
      "{",
      "undefined",
      "NaN",
      '"',
      "C",
      "null",
      "0",
      '"$"',
      '["$0"]',
      '["$1","$1","$1"]',
      '[{},"$K1"]',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 12_000 })
      .map((count) => JSON.stringify(Array.from({ length: count }, () => "$1")).slice(0, 60_000)),
  },
);

/** What references name: chunks by number, and fields of forms and bytes by a prefix. */
export const arbitraryChunks: fc.Arbitrary<Part[]> = fc.array(
  fc
    .tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("0", "1", "2", "3", "a", "ff") },
        {
          weight: 2,
          arbitrary: fc.constantFrom(
            "1_name",
            "_1_name",
            "1_id",
            "_1_$ACTION_ID_x",
            "$ACTION_REF_1",
            "-1",
            "__proto__",
            "01",
          ),
        },
      ),
      arbitraryChunk,
      fc.option(fc.constant({ name: "blob", type: "application/octet-stream" }), { freq: 5, nil: undefined }),
    )
    .map(([name, text, file]) => ({ name, value: Buffer.from(text), file })),
  { maxLength: 5 },
);
