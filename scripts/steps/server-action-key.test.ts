// Proves that builds of one installation name their server actions alike, on whatever machine they are made.
import { expect, it } from "vitest";
import { serverActionKey } from "./server-action-key.mjs";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";
const secret = "a secret of the installation, long enough";

it("follows from AUTH_SECRET alone, and is not it", () => {
  const key = serverActionKey({ AUTH_SECRET: secret, PORT: "3000" });
  expect(serverActionKey({ AUTH_SECRET: secret, PORT: "3001" })).toBe(key);
  expect(serverActionKey({ AUTH_SECRET: `${secret}.` })).not.toBe(key);
  expect(Buffer.from(key ?? "", "base64")).toHaveLength(32);
  expect(key).not.toContain(secret);
});

it("is the operator's where there is one, and Next's own where there is neither", () => {
  const own = Buffer.alloc(32, 7).toString("base64");
  expect(serverActionKey({ [NAME]: own, AUTH_SECRET: secret })).toBe(own);
  expect(serverActionKey({ [NAME]: "", AUTH_SECRET: "" })).toBeUndefined();
});
