// Proves what happens to a code when its provider fails: nothing is sent twice, nothing half stored, nobody let in.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { FaultName } from "@/e2e/emulators/faults";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { askForCode, personWithPhone, tryCode } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import { later, mustHave, NOW } from "@/lib/two-factor/test-person";

let emulators: RunningEmulators;
beforeAll(async () => {
  emulators = await emulatedProviders();
});
beforeEach(() => emulators.reset());
afterAll(() => emulators.close());

const startsOf = () =>
  emulators.twilioServer.requests.filter(({ target }) => target.endsWith("/Verifications"));
const rowsOf = (accountId: string) => database().channelCode.count({ where: { accountId } });
const outcomes = async (accountId: string) =>
  (await database().channelSend.findMany({ where: { accountId } })).map(({ outcome }) => outcome);

const NOTHING_SENT: FaultName[] = ["401", "503", "redirect"];

it.each(NOTHING_SENT)(
  "leaves nothing behind when nothing was sent (%s), and may be asked again",
  async (as) => {
    const { accountId, number } = await personWithPhone();
    emulators.twilioServer.faults.add({ as, match: "/Verifications" });
    const sent = await askForCode(accountId, "phone");
    expect(sent).toMatchObject({ ok: false });
    expect(startsOf()).toHaveLength(1);
    if (as !== "redirect") expect(await rowsOf(accountId)).toBe(0);
    mustHave(await askForCode(accountId, "phone", { now: later(60) }));
    expect(
      await tryCode(accountId, "phone", emulators.outbox.messages(number).at(-1)?.code ?? "", {
        now: later(61),
      }),
    ).toBe("spent");
  },
);

const UNSURE: FaultName[] = ["drop", "html", "empty", "malformed", "500"];

it.each(UNSURE)(
  "sends nothing twice when nobody knows (%s), and takes the code that came after all",
  async (as) => {
    const { accountId, number } = await personWithPhone();
    emulators.twilioServer.faults.add({ as, match: "/Verifications" });
    expect(await askForCode(accountId, "phone")).toMatchObject({ error: "provider-unsure" });
    expect(await askForCode(accountId, "phone", { now: later(1) })).toMatchObject({ error: "send-too-soon" });
    expect(startsOf()).toHaveLength(1);
    expect(await outcomes(accountId)).toEqual(["unknown"]);
    const [message] = emulators.outbox.messages(number);
    expect(await tryCode(accountId, "phone", message?.code ?? "none")).toBe("spent");
  },
);

it("opens nothing when the check fails, and gives the attempt back", async () => {
  const { accountId, number } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  const code = emulators.outbox.messages(number).at(-1)?.code ?? "none";
  emulators.twilioServer.faults.add({ as: "503", match: "/VerificationCheck", next: 1 });
  expect(await tryCode(accountId, "phone", code)).toMatch(/^provider-/);
  const [row] = await database().channelCode.findMany({ where: { accountId } });
  expect(row).toMatchObject({ attempts: 0, consumedAt: null });
  expect(await tryCode(accountId, "phone", code)).toBe("spent");
});

it("counts an attempt at a code that its provider waits for no more: that was an answer (R53)", async () => {
  const { accountId } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  emulators.clock.advance(601);
  for (let n = 1; n <= 5; n += 1) {
    expect(await tryCode(accountId, "phone", "000000")).toBe("channel-code-expired");
    const [row] = await database().channelCode.findMany({ where: { accountId } });
    expect(row).toMatchObject({ attempts: n });
  }
  const checks = emulators.twilioServer.requests.length;
  expect(await tryCode(accountId, "phone", "000000")).toBe("channel-code-expired");
  expect(emulators.twilioServer.requests).toHaveLength(checks);
});

it.each(["html", "empty", "error-200", "malformed"] as const)("takes no %s for a yes", async (as) => {
  const { accountId } = await personWithPhone();
  mustHave(await askForCode(accountId, "phone"));
  emulators.twilioServer.faults.add({ as, match: "/VerificationCheck" });
  expect(await tryCode(accountId, "phone", "000000")).toMatch(/^(provider-|channel-code-)/);
  expect(await database().channelCode.count({ where: { accountId, consumedAt: { not: null } } })).toBe(0);
});

it("writes down what became of each code, without a word of code or number", async () => {
  const { accountId, number } = await personWithPhone();
  emulators.twilioServer.faults.add({ as: "503", match: "/Verifications" });
  await askForCode(accountId, "phone");
  mustHave(await askForCode(accountId, "phone", { now: later(1), way: "voice" }));
  const rows = await database().auditRow.findMany({
    where: { actorId: accountId, event: "channel.code-sent" },
    orderBy: { at: "asc" },
  });
  expect(rows).toMatchObject([
    { result: "failure", factor: "sms", reason: "provider-down", at: NOW },
    { result: "success", factor: "voice", reason: null },
  ]);
  const told = JSON.stringify(rows, (_key, value) => (typeof value === "bigint" ? String(value) : value));
  expect(told).not.toContain(number.slice(1));
  expect(told).not.toContain(emulators.outbox.messages(number).at(-1)?.code);
});
