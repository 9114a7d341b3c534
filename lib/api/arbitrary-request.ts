// Owns the requests that the TOTP API is fuzzed with: right ones, nearly right ones, and ones that are not meant to be.
import fc from "fast-check";
import { freshAddress } from "./test-address";
import { RFC_SECRET } from "./test-api";

export interface FuzzedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

const FIELDS = ["secret", "action", "code", "period", "digits", "algorithm", "timestamp"] as const;

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: "grapheme" }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("１２３４５６", "12\u202e3456", "MZXW6YTſ", "\0", "-0", "1e400", "NaN", "constructor"),
);
const deep = fc
  .tuple(fc.constantFrom("[]", '{"a":}'), fc.integer({ min: 100, max: 2500 }))
  .map(([pair, depth]) => {
    const [open, close] = [pair.slice(0, -1), pair.slice(-1)];
    return `${open.repeat(depth)}1${close.repeat(depth)}`;
  });
const value = fc.oneof(
  fc.json(),
  text.map((each) => JSON.stringify(each)),
  fc.double().map(String),
  fc.bigInt().map(String),
  deep,
);
const right = fc.constantFrom(
  `"secret":"${RFC_SECRET}"`,
  '"action":"verify"',
  '"action":"batch"',
  '"code":"123456"',
  '"digits":"8"',
  '"period":60',
  '"algorithm":"SHA512"',
);
const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<string>(...FIELDS) },
  fc.constantFrom("__proto__", "constructor", "toString", "Secret", ""),
  text,
);
const member = fc.oneof(
  { weight: 3, arbitrary: right },
  fc.tuple(name, value).map(([key, of]) => `${JSON.stringify(key)}:${of}`),
);
/** Names may come twice. */
const object = fc.array(member, { maxLength: 9 }).map((members) => `{${members.join(",")}}`);
const body = fc.oneof(
  { weight: 8, arbitrary: object.map((json) => Buffer.from(json)) },
  { weight: 1, arbitrary: value.map((json) => Buffer.from(json)) },
  // Cut short, anywhere.
  {
    weight: 2,
    arbitrary: fc
      .tuple(object, fc.nat())
      .map(([json, at]) => Buffer.from(json).subarray(0, at % (json.length + 1))),
  },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.integer({ min: 16_000, max: 17_000 }).map((size) => Buffer.alloc(size, "A")) },
);

/** Printable ASCII: Node refuses to send anything else. */
const fieldValue = fc.string({ maxLength: 60 }).map((each) => each.replace(/[^ -~]/g, "?").trim());
const headers = fc.record(
  {
    "content-type": fc.oneof(
      { weight: 20, arbitrary: fc.constant("application/json") },
      fc.constantFrom("text/plain", "application/json; charset=latin1", "multipart/form-data"),
      fieldValue,
    ),
    "accept-language": fc.oneof(fc.constantFrom("en", "zh", "*", "en;q=x, zh;q=-1"), fieldValue),
    authorization: fc.oneof(fc.constantFrom("Bearer ", "Basic eA=="), fieldValue),
    "x-api-key": fieldValue,
    cookie: fieldValue,
  },
  { requiredKeys: ["content-type"] },
);
const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 30, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

export const arbitraryRequest: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    method: mostly("POST", fc.constantFrom("GET", "PUT", "PATCH", "DELETE", "HEAD")),
    path: mostly("/api/2fa", fc.constantFrom("/api/2fa?", "/api/2fa?secret=MZXW6YTB", "/api/2fa?%00")),
    headers: fc.oneof({ weight: 2, arbitrary: fc.constant({ "content-type": "application/json" }) }, headers),
    body,
  })
  // Each from another client, so that no limit refuses it before it is judged.
  .map((request) => ({ ...request, headers: { ...request.headers, "x-forwarded-for": freshAddress() } }));
