// Proves that a lock is answered with 429 and its wait, about the whole form, and that no other refusal is.
import { createTranslator } from "next-intl";
import { expect, it, vi } from "vitest";
import { refusalState } from "@/lib/platform/actions/answer";
import { type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import { refused } from "@/lib/platform/result";
import messages from "@/messages/en.json";

// next-intl reads the language from the request; here it is English. Messages and formatting are the real ones.
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace: "errors") => createTranslator({ locale: "en", namespace, messages }),
}));

async function answer(refusal: Parameters<typeof refusalState>[0]) {
  const context: RequestContext = { requestId: "r1", clientAddress: "203.0.113.1", answer: {} };
  const state = await runWithRequestContext(context, () => refusalState(refusal, "code"));
  return { state, head: context.answer };
}
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

it("names the field of a refusal and leaves the status alone", async () => {
  const { state, head } = await answer(refused("code-already-used"));
  expect(state).toEqual({
    code: "code-already-used",
    message: messages.errors["code-already-used"],
    field: "code",
  });
  expect(head).toEqual({});
});

it("answers a lock with 429, and Retry-After in whole seconds that do not end too early (R84)", async () => {
  const { state, head } = await answer(refused("attempts-locked", { lockedUntil: inSeconds(900) }));
  expect(state).toMatchObject({ code: "attempts-locked", field: undefined });
  expect(head.status).toBe(429);
  expect(Number.isInteger(head.retryAfterSeconds)).toBe(true);
  expect(head.retryAfterSeconds).toBeGreaterThan(890);
  expect(head.retryAfterSeconds).toBeLessThanOrEqual(900);
});

it("asks to wait for a second at least when the lock is just ending", async () => {
  const { head } = await answer(refused("attempts-locked", { lockedUntil: inSeconds(-3) }));
  expect(head).toEqual({ status: 429, retryAfterSeconds: 1 });
});
