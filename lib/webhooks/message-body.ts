// Owns what a webhook says: literals and the account's id.
//
// No name and no e-mail address: they could never be taken back, and can be looked up here by the id. No secret and no
// code. Of the client only its shortened network, and nothing where an administrator acted.
import type { Trace } from "@/lib/audit/trace";

export interface ToldEvent {
  event: string;
  result: "success" | "failure";
  actorId?: string;
  subjectId?: string;
  factor?: string;
  reason?: string;
}

/** The body of an event, as it is signed and sent. */
export function messageBody(told: ToldEvent, { address }: Trace, now: Date): string {
  const { event, result, actorId, factor, reason } = told;
  const accountId = told.subjectId ?? actorId;
  const by = actorId === undefined ? "nobody" : actorId === accountId ? "owner" : "administrator";
  const data = {
    accountId,
    event,
    result,
    factor: factor ?? null,
    reason: reason ?? null,
    by,
    network: (by !== "administrator" && address) || null,
  };
  return JSON.stringify({ type: event, timestamp: now.toISOString(), data });
}

/** The event of "Send a test", which is about nobody. */
export const TEST_EVENT = "webhook.test";

/** The body of a test. */
export function testBody(now: Date): string {
  return JSON.stringify({ type: TEST_EVENT, timestamp: now.toISOString(), data: {} });
}
