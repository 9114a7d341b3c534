// Proves that trusted devices are listed, named and removed by their owner alone, after a step-up (R67, R78).
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/random-token";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { makeProtectedPerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";
import { acceptTrustedDevice, trustBrowser } from "@/lib/two-factor/trusted-devices/trusted-device";
import {
  removeAllTrustedDevices,
  removeTrustedDevice,
  renameTrustedDevice,
} from "@/lib/two-factor/trusted-devices/trusted-device-management";
import { renameDeviceSchema, verifySchema } from "@/lib/two-factor/trusted-devices/trusted-device-schemas";
import { listTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-store";

// Before anything asks for the settings.
process.env.TRUSTED_DEVICES = "allowed";

let session: OpenSession;
let accountId: string;
beforeEach(async () => {
  ({ session } = await makeProtectedPerson());
  ({ accountId } = session);
});

const trust = async (owner = accountId) =>
  (await transaction((tx) => trustBrowser(tx, owner, TRACE, NOW))) ?? "";
const helps = (token: string, owner = accountId) =>
  transaction((tx) => acceptTrustedDevice(tx, { token, accountId: owner }, TRACE, NOW));
const permit = (purpose: StepUpPurpose = "remove-trusted-devices") => ownAct(session, purpose);
const only = async () => {
  const [first] = await listTrustedDevices({ accountId, epoch: 0 }, NOW);
  if (!first) throw new Error("no device");
  return first;
};
const removals = () =>
  database().auditRow.count({ where: { subjectId: accountId, event: "trusted-device.removed" } });

it("are listed without token, hash or fingerprint, and only one's own", async () => {
  await trust();
  await trust((await makeProtectedPerson()).session.accountId);
  expect(await listTrustedDevices({ accountId, epoch: 0 }, NOW)).toHaveLength(1);
  expect(Object.keys(await only()).sort()).toEqual(
    ["address", "browser", "createdAt", "expiresAt", "id", "lastUsedAt", "name"].sort(),
  );
});

it("are kept as a hash of 256 bits, and told to the owner when they are added (R67)", async () => {
  const token = await trust();
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
  const where = { accountId };
  expect(JSON.stringify(await database().trustedDevice.findMany({ where }))).not.toContain(token);
  expect(await database().notice.findMany({ where })).toMatchObject([
    { kind: "trusted-device-added", about: TRACE.browser },
  ]);
});

describe("renaming", () => {
  it("changes the name of one's own alone (R78)", async () => {
    await trust();
    const { id } = await only();
    mustHave(await renameTrustedDevice({ id, accountId }, "Desk"));
    const { accountId: stranger } = (await makeProtectedPerson()).session;
    expect(await renameTrustedDevice({ id, accountId: stranger }, "Mine")).toMatchObject({
      error: "trusted-device-missing",
    });
    expect((await only()).name).toBe("Desk");
  });

  it.each([
    ["", "device-name-missing"],
    ["\u200b", "device-name-missing"],
    ["x".repeat(41), "device-name-too-long"],
  ])("refuses %j", (name, code) => {
    const form = new FormData();
    form.set("id", "x");
    form.set("name", name);
    expect(renameDeviceSchema.safeParse(form).error?.issues[0]?.message).toBe(code);
  });
});

describe("removing", () => {
  it("one ends its trust and no other's, once for one grant (R67)", async () => {
    const [gone, kept] = [await trust(), await trust()];
    const { id } = await database().trustedDevice.findUniqueOrThrow({ where: { hash: hashToken(gone) } });
    const act = await permit();
    const results = await Promise.all([removeTrustedDevice(act, id), removeTrustedDevice(act, id)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect([await helps(gone), await helps(kept)]).toEqual([false, true]);
    expect(await removals()).toBe(1);
  });

  it("somebody else's is refused, and keeps the grant (R78)", async () => {
    const { accountId: stranger } = (await makeProtectedPerson()).session;
    const token = await trust(stranger);
    const theirs = await database().trustedDevice.findFirstOrThrow({ where: { accountId: stranger } });
    const act = await permit();
    expect(await removeTrustedDevice(act, theirs.id)).toMatchObject({ error: "trusted-device-missing" });
    expect(await helps(token, stranger)).toBe(true);
    mustHave(await removeAllTrustedDevices(act));
    expect(await helps(token, stranger)).toBe(true);
  });

  it("all ends every trust of the account, with one row", async () => {
    const tokens = [await trust(), await trust()];
    mustHave(await removeAllTrustedDevices(await permit()));
    for (const token of tokens) expect(await helps(token)).toBe(false);
    expect(await removals()).toBe(1);
  });

  it("needs its own grant", async () => {
    await trust();
    const act = await permit("end-sessions");
    const refusal = { error: "step-up-required" };
    expect(await removeTrustedDevice(act, (await only()).id)).toMatchObject(refusal);
    expect(await removeAllTrustedDevices(act)).toMatchObject(refusal);
    expect(await listTrustedDevices({ accountId, epoch: 0 }, NOW)).toHaveLength(1);
  });
});

it("is asked for by a ticked box alone", () => {
  const parse = (...trust: string[]) => {
    const form = new FormData();
    form.set("code", "123456");
    for (const value of trust) form.append("trust", value);
    return verifySchema.safeParse(form).data?.trust;
  };
  expect([parse(), parse("on"), parse("yes"), parse("on", "on")]).toEqual([
    undefined,
    "on",
    undefined,
    undefined,
  ]);
});
