// Proves that the TOTP API counts a body in bytes, and reads none that is packed (R107).
import { expect, it } from "vitest";
import { totpApiRoute } from "@/lib/api/answer-totp-api";
import { API_BODY_BYTES } from "@/lib/platform/limits";
import { NOW } from "@/lib/two-factor/test-person";

const route = totpApiRoute(() => NOW);
const ask = (body: string, own: Record<string, string> = {}) =>
  route({
    method: "POST",
    url: "http://localhost:3000/api/2fa",
    headers: new Headers({ "content-type": "application/json", ...own }),
    body,
    requestId: "test-request",
    clientAddress: "203.0.113.9",
  });
const right = JSON.stringify({ secret: "JBSWY3DPEHPK3PXP" });

it("refuses one whose characters are few enough and whose bytes are not (R107)", async () => {
  const body = JSON.stringify({ secret: "é".repeat(API_BODY_BYTES / 2) });
  expect(body.length).toBeLessThan(API_BODY_BYTES);
  expect(await ask(body)).toMatchObject({ status: 413 });
});

it("refuses one that says it is packed, and takes it as it stands (R107)", async () => {
  expect(await ask(right, { "content-encoding": "gzip" })).toMatchObject({ status: 415 });
  expect(await ask(right, { "content-encoding": "identity" })).toMatchObject({ status: 200 });
});
