// Proves which step-ups have no way back: those that every other page leads to.
import { expect, it } from "vitest";
import { isForced } from "@/app/step-up/is-forced";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

const protectedOne = { hasSecondFactor: true, secondFactorDue: { state: "due" }, passkeyRule: "none" };
const session = (own: object) => ({ ...protectedOne, ...own }) as LiveSession;

it("is the one before a passkey where the policy asks for it, and no other", () => {
  const due = session({ passkeyRule: "due" });
  expect(isForced(due, "add-passkey")).toBe(true);
  expect(isForced(due, "delete-account")).toBe(false);
  expect(isForced(due, "add-authenticator")).toBe(false);
});

it("is the one before a first authenticator that is due, and no other", () => {
  const bare = session({ hasSecondFactor: false });
  expect(isForced(bare, "add-authenticator")).toBe(true);
  expect(isForced(bare, "delete-account")).toBe(false);
});

it("is none of those that somebody chose", () => {
  expect(isForced(session({}), "add-passkey")).toBe(false);
  expect(isForced(session({}), "add-authenticator")).toBe(false);
});
