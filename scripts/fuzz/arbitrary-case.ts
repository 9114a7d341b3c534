// Owns the mixture of malformed requests: most of each is right, so that it comes far before something is wrong.
import fc from "fast-check";
import { arbitraryAddress, filledIn } from "@/scripts/fuzz/arbitrary-address";
import { calledAction, postedForm } from "@/scripts/fuzz/arbitrary-body";
import type { FuzzedBody } from "@/scripts/fuzz/arbitrary-frame";
import { arbitraryFields } from "@/scripts/fuzz/arbitrary-head";
import { strayBody } from "@/scripts/fuzz/arbitrary-stray-body";
import { mostly } from "@/scripts/fuzz/arbitrary-text";
import { KINDS, type Kind } from "@/scripts/fuzz/cast";
import type { FuzzCase, Length } from "@/scripts/fuzz/fuzz-case";
import type { Targets } from "@/scripts/fuzz/fuzz-targets";

/** What a case is about, before what is around it. */
interface Core extends Pick<FuzzCase, "method" | "target"> {
  body?: Buffer;
  contentType?: string;
  nextAction?: string;
  action?: string;
}

const METHODS = [
  "PUT",
  "DELETE",
  "PATCH",
  "TRACE",
  "CONNECT",
  "OPTIONS",
  "HEAD",
  "get",
  "PROPFIND",
  "QUERY",
  "GET POST",
  "",
  "\x00",
  "M".repeat(500),
];
const LENGTHS: Length[] = ["too-short", "too-long", "none", "twice", "chunked", "torn-chunks", "word"];

const around = {
  fields: arbitraryFields,
  host: mostly(fc.constant("right" as const), fc.constantFrom("missing", "twice", "foreign"), 60),
  origin: mostly(fc.constant("right" as const), fc.constantFrom("missing", "foreign", "null"), 30),
  length: mostly(fc.constant<Length>("right"), fc.constantFrom(...LENGTHS), 30),
  cookieFault: mostly(
    fc.constant("none" as const),
    fc.constantFrom("garbage", "cut", "swapped", "twice", "renamed", "missing"),
    10,
  ),
  isPermitted: fc.boolean(),
};

function actionCase(kind: Kind, targets: Targets): fc.Arbitrary<Core> {
  const ids = targets.idsOf(kind);
  return fc.constantFrom(...targets.actions).chain((target) => {
    const where = mostly(
      filledIn(pageOf(target.page, targets.pages), ids),
      arbitraryAddress(targets.pages, ids),
      6,
    );
    const body = fc.oneof(postedForm(target, ids), calledAction(target, ids));
    return fc.tuple(where, body).map(([address, sent]) => ({ ...posted(address, sent), action: target.id }));
  });
}

/** The page of an action, with places for ids again. */
function pageOf(page: string, pages: readonly string[]): string {
  const filled = (pattern: string) => pattern.replace("[id]", "nothing").replace("[kind]", "email");
  return pages.find((pattern) => filled(pattern) === page) ?? page;
}

const posted = (target: string, sent: FuzzedBody): Core => ({ method: "POST", target, ...sent });

function lookCase(kind: Kind, targets: Targets): fc.Arbitrary<Core> {
  const address = arbitraryAddress([...targets.pages, ...targets.routes], targets.idsOf(kind));
  const method = mostly(fc.constantFrom("GET", "GET", "HEAD"), fc.constantFrom(...METHODS), 12);
  return fc.record({ method, target: address });
}

function strayCase(kind: Kind, targets: Targets): fc.Arbitrary<Core> {
  const ids = targets.idsOf(kind);
  const address = mostly(arbitraryAddress(targets.routes, ids), arbitraryAddress(targets.pages, ids), 2);
  return fc
    .tuple(
      address,
      strayBody(targets.names, ids),
      mostly(fc.constant("POST"), fc.constantFrom(...METHODS), 10),
    )
    .map(([target, body, method]) => ({ ...posted(target, body), method }));
}

type Around = Pick<FuzzCase, keyof typeof around>;

function whole(kind: Kind, core: Core, shared: Around): FuzzCase {
  const { contentType, nextAction, body = Buffer.alloc(0), action, method, target } = core;
  const own: [string, string][] = contentType ? [["content-type", contentType]] : [];
  if (nextAction !== undefined) own.push(["next-action", nextAction], ["accept", "text/x-component"]);
  return { kind, method, target, action, body, ...shared, fields: [...own, ...shared.fields] };
}

/** One malformed request. `targets` are looked at whenever one is made. */
export function arbitraryCase(targets: Targets): fc.Arbitrary<FuzzCase> {
  return fc.constantFrom(...KINDS).chain((kind) => {
    const what = fc.oneof(
      { weight: 5, arbitrary: actionCase(kind, targets) },
      { weight: 3, arbitrary: lookCase(kind, targets) },
      { weight: 2, arbitrary: strayCase(kind, targets) },
    );
    return fc.tuple(what, fc.record(around)).map(([own, shared]) => whole(kind, own, shared));
  });
}
