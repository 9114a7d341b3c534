// Proves at which level Next's own messages reach the log.
import { afterAll, expect, it } from "vitest";
import { createLogger } from "@/lib/platform/logger";
import { type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import { shared } from "@/lib/platform/shared";
import { logConsole } from "./console-log";

const lines: { level: string; msg: string; requestId?: string; error?: { message: string } }[] = [];
const kept = { ...globalThis.console };
shared("logger", () => createLogger("debug", { write: (line) => void lines.push(JSON.parse(line)) }));
logConsole();
afterAll(() => void Object.assign(globalThis.console, kept));

async function heard(context: Partial<RequestContext>, say: () => void) {
  lines.length = 0;
  const whole = { requestId: "r1", clientAddress: "203.0.113.1", answer: {}, ...context };
  await runWithRequestContext(whole, async () => say());
  return lines.map(({ level, msg, requestId, error }) => [level, error?.message ?? msg, requestId]);
}
// biome-ignore-start lint/suspicious/noConsole: what libraries call.
const fail = () => console.error(new Error("Invalid forward reference."));
const remark = () => console.info("ready");

it("an error in an action, a page or a route is an error", async () => {
  expect(await heard({}, fail)).toEqual([["error", "Invalid forward reference.", "r1"]]);
  expect(await heard({ awaitsAction: false }, fail)).toEqual([["error", "Invalid forward reference.", "r1"]]);
});

it("a post that no action could read is none: anybody can send as many as they like", async () => {
  expect(await heard({ awaitsAction: true }, fail)).toEqual([["warn", "Invalid forward reference.", "r1"]]);
  const ended = { awaitsAction: false, readsMarks: true };
  expect(await heard(ended, fail)).toEqual([["warn", "Invalid forward reference.", "r1"]]);
});

it("a remark stays one", async () => {
  expect(await heard({ awaitsAction: true }, remark)).toEqual([["debug", "ready", "r1"]]);
});
// biome-ignore-end lint/suspicious/noConsole: what libraries call.
