// Owns the scenes of channels in the story that tests of the security log tell. The policy must allow channels before.
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { showAppQrCode } from "@/lib/channels/adding/show-app-qr-code";
import { confirm, phoneWish, remove, send, start, startByMail } from "@/lib/channels/adding/test-adding";
import { wrongCode } from "@/lib/channels/codes/test-codes";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";
import { database } from "@/lib/platform/db";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, makeProtectedPerson, mustHave, NOW, redeem } from "@/lib/two-factor/test-person";

/** A member adds an address, mistyping once, removes it, and adds Authy; an administrator registers somebody with it. */
export async function actOutChannelStory() {
  const emulators = await emulatedProviders();
  const { session: first } = await makeProtectedPerson();
  const { accountId } = first;
  const session = await openSessionOf(accountId);
  const code = await startByMail(session, "channel.story@example.test");
  await confirm(session, wrongCode(code));
  mustHave(await confirm(session, code));
  const { id } = await database().channel.findFirstOrThrow({ where: { accountId } });
  mustHave(await remove(session, id));
  const wish = phoneWish();
  if (wish.kind !== "phone") throw new Error("no phone");
  mustHave(await start(session, { ...wish, kind: "authy" }));
  emulators.authyServer.faults.add({ as: "503" });
  await send(session, "sms");
  mustHave(await send(session, "sms"));
  const sent = emulators.outbox.messages().at(-1)?.code ?? "";
  const { raised } = mustHave(await confirm(session, sent));
  const next = await redeem(raised?.signInGrant ?? "");
  const claim = await claimFor(next.id, "show-app-qr-code");
  mustHave(await showAppQrCode({ session: next, claim, trace: TRACE, now: NOW }));
  const { session: newcomer } = await makePerson();
  const admin = await makeAdmin();
  const act = await permitOn(admin, newcomer.accountId, "register-authy");
  mustHave(await registerAuthy(act, wish.phone));
  await emulators.close();
  return { accountId, registeredId: newcomer.accountId };
}
