// Owns hostile form fields: missing, of the wrong kind, or unknown to the form.
import fc from "fast-check";
import { mostly, nastyBytes, nastyText } from "@/scripts/fuzz/arbitrary-text";
import type { Part } from "@/scripts/fuzz/multipart-body";

const file = fc.option(
  fc.record({
    name: fc.constantFrom("a.csv", "", "../../x", "a\0b", "n".repeat(300)),
    type: fc.constantFrom("text/csv", "image/png", "", "x"),
  }),
  { freq: 14, nil: undefined },
);

/** What a person might type into a field of this name. */
function plausible(name: string, ids: readonly string[]): string[] {
  if (/email|username/i.test(name)) return ["fuzz@fuzz.example", "Fuzz+1@fuzz.example"];
  if (/password/i.test(name)) return ["plum-harbour-seven-lanterns", "short"];
  if (/code/i.test(name)) return ["123456", "ABCD-EFGH", "12345678"];
  if (/^(id|ids|batch|replaces|list|log)$/.test(name)) return [...ids];
  if (/days|minutes|hours|revision/i.test(name)) return ["30", "1", "0", "-1"];
  return [
    "on",
    "yes",
    "live",
    "member",
    "admin",
    "sms",
    "authenticator",
    "lost-phone",
    "US",
    "A reason of more than ten letters",
  ];
}

function partOf(name: string, ids: readonly string[]): fc.Arbitrary<Part> {
  const usual = fc.constantFrom(...plausible(name, ids)).map((text) => Buffer.from(text));
  return fc.record({ name: fc.constant(name), value: mostly(usual, nastyBytes, 2), file });
}

const strangePart: fc.Arbitrary<Part> = fc.record({
  name: fc.oneof(
    fc.constantFrom("__proto__", "constructor", "$ACTION_ID_", "$ACTION_REF_1", "$ACTION_KEY", "id[]", ""),
    nastyText,
  ),
  value: nastyBytes,
  file,
});

/** The fields of a form, without some and with some that it does not have. */
export function formParts(names: readonly string[], ids: readonly string[]): fc.Arbitrary<Part[]> {
  const own = fc.tuple(...names.slice(0, 20).map((name) => fc.option(partOf(name, ids), { freq: 6 })));
  return fc
    .tuple(own, fc.array(strangePart, { maxLength: 2 }))
    .map(([parts, others]) => [...parts.filter((part) => part !== null), ...others]);
}
