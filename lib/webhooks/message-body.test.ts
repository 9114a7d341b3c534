// Proves whose network a webhook is told: the owner's own, and never the one that an administrator sits in.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { NOW } from "@/lib/two-factor/test-person";
import { messageBody } from "@/lib/webhooks/message-body";

const told = { event: "authenticator.removed", result: "success", subjectId: "the-account" } as const;
const dataOf = (actorId: string | undefined, address = TRACE.address) =>
  JSON.parse(messageBody({ ...told, actorId }, { ...TRACE, address }, NOW)).data;

it.each([
  ["the owner", "the-account", "owner", TRACE.address],
  ["an administrator", "another-account", "administrator", null],
  ["nobody who is known", undefined, "nobody", TRACE.address],
])("of an act by %s", (_who, actorId, by, network) => {
  expect(dataOf(actorId)).toMatchObject({ accountId: "the-account", by, network });
});

it("of an act of the server, which has none", () => {
  expect(dataOf(undefined, "")).toMatchObject({ network: null });
});
