// Owns bodies for addresses without a server action: files, forms and JSON that nobody asked for.
import fc from "fast-check";
import { formParts } from "@/scripts/fuzz/arbitrary-form";
import {
  arbitraryContentType,
  arbitraryFault,
  type FuzzedBody,
  MULTIPART,
} from "@/scripts/fuzz/arbitrary-frame";
import { nastyBytes, nastyText } from "@/scripts/fuzz/arbitrary-text";
import { multipartBody } from "@/scripts/fuzz/multipart-body";

/** A body for an address without an action. */
export function strayBody(names: readonly string[], ids: readonly string[]): fc.Arbitrary<FuzzedBody> {
  const pairs = fc.array(fc.tuple(fc.constantFrom(...names, "secret", "list", "log"), nastyText), {
    maxLength: 6,
  });
  const file = { name: "people.csv", type: "text/csv" };
  const csv = fc.oneof(
    nastyBytes,
    fc
      .constantFrom(
        "email,name\na@fuzz.example,A\n",
        'email\n"\n',
        "\ufeffemail\n",
        "email,secret\na@b.c,otpauth://totp/x?secret=A",
      )
      .map((lines) => Buffer.from(lines)),
  );
  return fc.oneof(
    {
      weight: 2,
      arbitrary: csv.map((value) => ({
        body: multipartBody([{ name: "file", value, file }], "none"),
        contentType: MULTIPART,
      })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(formParts(names.slice(0, 6), ids), arbitraryFault, arbitraryContentType)
        .map(([parts, how, type]) => ({ body: multipartBody(parts, how), contentType: type })),
    },
    {
      weight: 2,
      arbitrary: pairs.map((all) => ({
        body: Buffer.from(
          all.map(([name, of]) => `${name}=${encodeURIComponent(of.toWellFormed())}`).join("&"),
        ),
        contentType: "application/x-www-form-urlencoded",
      })),
    },
    {
      weight: 2,
      arbitrary: fc.json().map((json) => ({ body: Buffer.from(json), contentType: "application/json" })),
    },
    {
      weight: 1,
      arbitrary: fc.json().map((json) => ({
        body: Buffer.from(`[{"type":"csp-violation","body":${json}}]`),
        contentType: "application/reports+json",
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .integer({ min: 64 * 1024 - 9, max: 70_000 })
        .map((size) => ({ body: Buffer.alloc(size, "a"), contentType: "text/plain" })),
    },
    { weight: 1, arbitrary: nastyBytes.map((body) => ({ body, contentType: "application/octet-stream" })) },
  );
}
