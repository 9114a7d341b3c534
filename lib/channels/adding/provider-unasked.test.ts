// Proves that no provider is asked for anything by an act whose grant was given for another one (R68).
import { expect, it } from "vitest";
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { PHONE, register } from "@/lib/admin/person/test-register";
import { TRACE } from "@/lib/audit/test-trace";
import { confirmRegistered } from "@/lib/channels/adding/confirm-registered";
import { showAppQrCode } from "@/lib/channels/adding/show-app-qr-code";
import { startChannel } from "@/lib/channels/adding/start-channel";
import { authyWish, makeMember, pendingRow } from "@/lib/channels/adding/test-adding";
import { emulateProviders } from "@/lib/channels/adding/test-emulated";
import { plantChannel } from "@/lib/channels/test-channels";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

const emulated = emulateProviders();
const asked = () => emulated().authyServer.requests.length;

/** What every act of a session brings along, its grant being one for removing a channel. */
async function wronglyPermitted(session: OpenSession) {
  return { session, claim: await claimFor(session.id, "remove-channel"), trace: TRACE, now: NOW };
}

const refused = { error: "step-up-required" };

it("when a channel is begun", async () => {
  const { session } = await makeMember();
  const act = await wronglyPermitted(session);
  expect(await startChannel({ ...act, wish: authyWish() })).toMatchObject(refused);
  expect(asked()).toBe(0);
});

it("when the picture for another app is shown", async () => {
  const { session } = await makeMember();
  await plantChannel(session.accountId, "authy", "1000001");
  expect(await showAppQrCode(await wronglyPermitted(session))).toMatchObject(refused);
  expect(asked()).toBe(0);
});

it("when what an administrator registered is confirmed", async () => {
  const { session } = await makePerson();
  mustHave(await register(session.accountId));
  const before = asked();
  const act = await wronglyPermitted(session);
  expect(await confirmRegistered({ ...act, code: "0000000" })).toMatchObject(refused);
  expect(asked()).toBe(before);
  expect(await pendingRow(session.accountId)).toMatchObject({ attempts: 0 });
});

it("when an administrator registers somebody's number", async () => {
  const { session } = await makePerson();
  const act = await permitOn(await makeAdmin(), session.accountId, "change-role");
  expect(await registerAuthy(act, PHONE)).toMatchObject(refused);
  expect(asked()).toBe(0);
});
