// Proves that builds name their server actions alike, on whatever machine and of whatever version they are.
import { expect, it } from "vitest";
import { serverActionKey } from "./server-action-key.mjs";

const NAME = "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY";

it("is the same for every installation and every version", () => {
  const key = serverActionKey({});
  expect(serverActionKey({ [NAME]: "", AUTH_SECRET: "a secret of the installation, long enough" })).toBe(key);
  // Another one would make every form that is open in a browser unknown to the version that brings it.
  expect(key).toBe("SGw4CnweRzKYXU+jG3MAtuYKv5jhJFrlqeLnLP0ibJE=");
});

it("is the operator's where there is one", () => {
  const own = Buffer.alloc(32, 7).toString("base64");
  expect(serverActionKey({ [NAME]: own })).toBe(own);
});
