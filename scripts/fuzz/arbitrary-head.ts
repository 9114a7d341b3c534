// Owns hostile request headers: Next's own, those of proxies, and false ones about the body.
import fc from "fast-check";
import { nastyField } from "@/scripts/fuzz/arbitrary-text";

const deepTree = fc
  .integer({ min: 1, max: 600 })
  .map((depth) => `${'["a",{"children":'.repeat(depth)}""${"}]".repeat(depth)}`);
const stateTree = fc.oneof(
  fc
    .constantFrom(
      '["",{"children":["__PAGE__",{}]},null,null,true]',
      '["",{"children":["account",{"children":["__PAGE__",{},null,"refetch"]}]},null,"refetch"]',
      '["",{"children":[["id","x","d"],{"children":["__PAGE__",{}]}]}]',
      '["",{"parallel":["__proto__",{"constructor":[]}]}]',
      "[]",
      "{}",
      "null",
      "1",
      "%",
      "%7B",
      "[[[[",
    )
    .map(encodeURIComponent),
  deepTree.map(encodeURIComponent),
  nastyField,
);

const value = (...known: string[]) => fc.oneof(fc.constantFrom(...known), nastyField);

const ONE: Record<string, fc.Arbitrary<string>> = {
  rsc: value("1", "0"),
  "next-router-state-tree": stateTree,
  "next-router-prefetch": value("1", "2"),
  "next-router-segment-prefetch": value("/_tree", "/_full", "/account/__PAGE__", "/_head", "/../x"),
  "next-url": value("/account", "/(.)admin", "//", "%"),
  "next-action": value("x", "0".repeat(42), "7f".repeat(21), "constructor", "__proto__", "../../x"),
  "next-hmr-refresh": value("1"),
  "next-test-fetch-priority": value("1"),
  "next-instant-navigation-testing": value("1"),
  "next-resume": value("1"),
  "next-resume-state-length": value("5", "-1", "99999999"),
  "x-nextjs-data": value("1"),
  "x-nextjs-postponed": value("1"),
  "x-nextjs-html-request-id": value("1"),
  "x-middleware-subrequest": value("middleware:middleware:middleware:middleware:middleware"),
  "x-middleware-rewrite": value("/admin"),
  "x-middleware-set-cookie": value("a=b"),
  "x-action-forwarded": value("1"),
  "x-matched-path": value("/admin"),
  "x-invoke-path": value("/admin"),
  "x-invoke-status": value("500"),
  "x-invoke-error": value("{}"),
  "x-now-route-matches": value("1=x"),
  "x-prerender-revalidate": value("x"),
  "x-twofold-own": value("x"),
  "x-request-id": value("a".repeat(500)),
  "x-forwarded-for": value("127.0.0.1, ::1", "a"),
  "x-forwarded-host": value("evil.example"),
  "x-forwarded-proto": value("ftp"),
  forwarded: value("for=_x;host=evil"),
  accept: value("text/x-component", "*/*", "q=,;"),
  "accept-language": value("zh-CN", "en;q=x, zh;q=-1", "*", "a-".repeat(900), "i-default", "und-u-nu-x"),
  "accept-encoding": value("gzip;q=0", "br, *;q=0"),
  "user-agent": value("", "Mozilla/5.0 (".repeat(60), "Googlebot"),
  range: value("bytes=0-", "bytes=9-1", "bytes=0-0,-1"),
  "if-none-match": value("*", 'W/"x"'),
  "if-modified-since": value("yesterday", "Thu, 01 Jan 1970 00:00:00 GMT"),
  "if-match": value("x"),
  expect: value("100-continue", "200-ok"),
  upgrade: value("websocket", "h2c"),
  connection: value("upgrade", "keep-alive, host", "x"),
  "content-encoding": value("gzip", "br", "x"),
  "transfer-encoding": value("identity", "chunked, gzip", "gzip, chunked", " chunked"),
  authorization: value("Bearer ", "Basic eA==", "Bearer %"),
  "x-api-key": nastyField,
  "sec-fetch-site": value("cross-site", "same-origin"),
  "sec-fetch-mode": value("navigate", "cors"),
  "x-http-method-override": value("DELETE"),
  purpose: value("prefetch"),
  te: value("trailers, deflate;q=0.5"),
  trailer: value("host"),
  via: value("1.1 x"),
  "content-type": value(
    "text/plain",
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    `multipart/form-data; boundary="${"x".repeat(300)}"`,
    "application/x-www-form-urlencoded; charset=utf-7",
    "text/x-component",
    "multipart/mixed; boundary=x",
    ";",
    "a/b;c",
  ),
  "content-disposition": value("form-data"),
  "access-control-request-method": value("PUT"),
};

const one = fc
  .constantFrom(...Object.keys(ONE))
  .chain((name) => (ONE[name] ?? nastyField).map((of): [string, string] => [name, of]));
const huge = fc
  .tuple(
    fc.constantFrom("x-long", "accept", "next-router-state-tree", "user-agent"),
    fc.integer({ min: 4000, max: 20_000 }),
  )
  .map(([name, size]): [string, string] => [name, "a".repeat(size)]);
const many = fc
  .integer({ min: 50, max: 1500 })
  .map((count) => Array.from({ length: count }, (_, n): [string, string] => [`x-${n}`, "1"]));
const strange = fc
  .tuple(
    fc.constantFrom("x y", "x:", "", "x\x00", "\xff", "x_y", "__proto__", "constructor", ":method"),
    nastyField,
  )
  .map(([name, of]): [string, string] => [name, of]);

/** Fields besides those that every request has. */
export const arbitraryFields: fc.Arbitrary<[string, string][]> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<[string, string][]>([]) },
  { weight: 12, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(huge, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: many },
  { weight: 1, arbitrary: fc.array(strange, { minLength: 1, maxLength: 2 }) },
);
