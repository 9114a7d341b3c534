// Owns hostile bodies: forms with missing, doubled and wrong fields, and with forged hidden fields of actions.
import fc from "fast-check";
import { arbitraryChunk, arbitraryChunks } from "@/scripts/fuzz/arbitrary-flight";
import { formParts } from "@/scripts/fuzz/arbitrary-form";
import { arbitraryContentType, arbitraryFault, type FuzzedBody } from "@/scripts/fuzz/arbitrary-frame";
import { mostly, nastyText } from "@/scripts/fuzz/arbitrary-text";
import type { Target } from "@/scripts/fuzz/fuzz-targets";
import { multipartBody, type Part } from "@/scripts/fuzz/multipart-body";

const text = (name: string, value: string): Part => ({ name, value: Buffer.from(value) });

/** The hidden fields by which Next finds the action of a form posted without scripts. */
function marks(id: string): fc.Arbitrary<Part[]> {
  const bound = mostly(fc.constant('"$@1"'), arbitraryChunk, 3);
  const state = mostly(fc.constant("[{}]"), arbitraryChunk, 2);
  const key = mostly(fc.constant("k3f2a"), nastyText, 4);
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(bound, state, key)
        .map(([of, arg, mark]) => [
          text("$ACTION_REF_1", ""),
          text("$ACTION_1:0", `{"id":"${id}","bound":${of}}`),
          text("$ACTION_1:1", arg),
          text("$ACTION_KEY", mark),
        ]),
    },
    { weight: 2, arbitrary: fc.constant<Part[]>([text(`$ACTION_ID_${id}`, "")]) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(arbitraryChunk, state)
        .map(([of, arg]) => [text("$ACTION_REF_1", ""), text("$ACTION_1:0", of), text("$ACTION_1:1", arg)]),
    },
    {
      weight: 1,
      arbitrary: fc.constant<Part[]>([
        text("$ACTION_REF_1", ""),
        text("$ACTION_REF_2", ""),
        text(`$ACTION_ID_${id}`, ""),
      ]),
    },
    { weight: 1, arbitrary: fc.constant<Part[]>([]) },
  );
}

/** A form as a browser without scripts posts it to an action. */
export function postedForm(target: Target, ids: readonly string[]): fc.Arbitrary<FuzzedBody> {
  return fc
    .tuple(marks(target.id), formParts(target.fields, ids), arbitraryFault, arbitraryContentType)
    .map(([hidden, parts, how, type]) => ({
      body: multipartBody([...hidden, ...parts], how),
      contentType: type,
    }));
}

/** A script's call of an action: its state and its form, or anything else instead. */
export function calledAction(target: Target, ids: readonly string[]): fc.Arbitrary<FuzzedBody> {
  const form = fc.tuple(
    mostly(fc.constant('[{},"$K1"]'), arbitraryChunk, 1),
    formParts(target.fields, ids),
    arbitraryChunks,
  );
  const parts = form.map(([args, fields, chunks]) => [
    ...fields.map((part) => ({ ...part, name: `_1_${part.name}` })),
    ...chunks,
    text("0", args),
  ]);
  const id = mostly(
    fc.constant(target.id),
    fc.constantFrom(
      target.id.slice(0, 40),
      target.id.replace("7f", "00"),
      `${target.id}00`,
      target.id.toUpperCase(),
    ),
    12,
  );
  const posted = fc
    .tuple(parts, arbitraryFault, arbitraryContentType)
    .map(([all, how, type]) => ({ body: multipartBody(all, how), contentType: type }));
  const written = arbitraryChunk.map((chunk) => ({
    body: Buffer.from(chunk),
    contentType: "text/plain;charset=UTF-8",
  }));
  return fc.tuple(id, mostly(posted, written, 4)).map(([nextAction, body]) => ({ ...body, nextAction }));
}
