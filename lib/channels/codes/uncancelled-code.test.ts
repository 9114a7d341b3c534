// Proves that a code which its provider could not cancel is sent for no other ticket, and that nobody is kept out by it.
import { expect, it } from "vitest";
import type { Fault } from "@/e2e/emulators/faults";
import { askForCode, personWithPhone, tryCode } from "@/lib/channels/codes/test-codes";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import type { Binding } from "@/lib/sign-in/binding";
import { later, mustHave } from "@/lib/two-factor/test-person";

const emulated = freshEmulators();

const OTHER: Binding = { for: "ticket", ticketId: "two" };
const now = later(30);

const codesTo = (number: string) =>
  emulated()
    .outbox.messages(number)
    .map(({ code }) => String(code));

/** Only cancellations name a verification in their address. */
const failToCancel = (fault: Fault) =>
  emulated().twilioServer.faults.add({ ...fault, match: "/Verifications/" });

/** A person who got a code for one ticket, and asks for another one's. */
async function personWithCode() {
  const person = await personWithPhone();
  mustHave(await askForCode(person.accountId, "phone"));
  const askAgain = (at = now) => askForCode(person.accountId, "phone", { binding: OTHER, now: at });
  return { ...person, old: codesTo(person.number)[0] ?? "none", askAgain };
}

it.each([
  ["401", "provider-down"],
  ["503", "provider-down"],
  ["429", "provider-limit"],
] as const)("sends nothing while the one before is not cancelled (%s: %s), R52", async (as, error) => {
  const { accountId, number, old, askAgain } = await personWithCode();
  failToCancel({ as, next: 9 });
  for (let press = 0; press < 2; press += 1) expect(await askAgain()).toMatchObject({ error });
  expect(codesTo(number)).toEqual([old]);
  expect(await tryCode(accountId, "phone", old, { binding: OTHER, now })).toBe("channel-code-expired");
});

it("counts no send and no wait then, and the next press sends another code, for which the old one is wrong", async () => {
  const { accountId, number, old, askAgain } = await personWithCode();
  failToCancel({ as: "503", next: 9 });
  await askAgain();
  const sends = await database().channelSend.findMany({ where: { accountId }, orderBy: { at: "asc" } });
  expect(sends.map(({ outcome }) => outcome)).toEqual(["sent", "failed"]);
  emulated().twilioServer.faults.clear();
  mustHave(await askAgain());
  const [, fresh = "none", ...more] = codesTo(number);
  expect(more).toEqual([]);
  expect(fresh).not.toBe(old);
  expect(await tryCode(accountId, "phone", old, { binding: OTHER, now })).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "phone", fresh, { binding: OTHER, now })).toBe("spent");
});

it.each<[string, Fault]>([
  ["was cancelled, though its answer was lost", { as: "drop" }],
  ["is gone", { as: "error", status: 404, code: 20_404 }],
  ["was tried too often to open anything", { as: "error", status: 429, code: 60_202 }],
])("keeps nobody waiting for one that %s", async (_, fault) => {
  const { accountId, askAgain } = await personWithCode();
  failToCancel(fault);
  mustHave(await askAgain());
  const outcomes = await database().channelSend.findMany({ where: { accountId }, select: { outcome: true } });
  expect(outcomes).toEqual([{ outcome: "sent" }, { outcome: "sent" }]);
});
