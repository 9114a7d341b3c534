// Proves that what docs/webhooks.md says is so: its example checks what we send, its events are those that are sent.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import { groupOfEvent } from "@/lib/webhooks/event-groups";
import { newWebhookSecret, signatureHeaders } from "@/lib/webhooks/signature";

const page = readFileSync("docs/webhooks.md", "utf8");

it("shows an example that takes what is genuine, and nothing that was changed, is old, or has another key", async () => {
  const [, program = ""] = /```js\n([\s\S]+?)```/.exec(page) ?? [];
  const { isGenuine } = await import(`data:text/javascript,${encodeURIComponent(program)}`);
  const [secret, old, body] = [newWebhookSecret(), newWebhookSecret(), '{"type":"webhook.test"}'];
  const message = { id: "msg_1", at: new Date(), body };
  const headers = signatureHeaders(message, [secret, old]);
  expect([isGenuine(secret, headers, body), isGenuine(old, headers, body)]).toEqual([true, true]);
  expect(isGenuine(newWebhookSecret(), headers, body)).toBe(false);
  expect(isGenuine(secret, headers, `${body} `)).toBe(false);
  expect(isGenuine(secret, { ...headers, "webhook-id": "msg_2" }, body)).toBe(false);
  const late = signatureHeaders({ ...message, at: new Date(Date.now() - 600_000) }, [secret]);
  expect(isGenuine(secret, late, body)).toBe(false);
});

it("lists every event that is sent, and no other", () => {
  const section = page.split("## Events\n")[1]?.split("\n## ")[0] ?? "";
  const listed = [...section.matchAll(/`([a-z-]+\.[a-z-]+)`/g)].map(([, name]) => name);
  const sent = AUDIT_EVENTS.filter(
    (event) =>
      groupOfEvent(event, "success", "too-many-failures") ?? groupOfEvent(event, "failure", undefined),
  );
  expect(listed.filter((name) => name !== "webhook.test").sort()).toEqual([...sent].sort());
});
