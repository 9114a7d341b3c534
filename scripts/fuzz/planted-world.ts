// Owns what is in the database at the start: three people, each with a row in every table, and a policy.

import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { CHANNEL_FACTORS } from "@/lib/channels/kinds";
import { plantChannel } from "@/lib/channels/test-channels";
import { database } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { DAY_SECONDS, secondsAfter } from "@/lib/platform/seconds-after";
import { sealText, secretPlace, urlPlace } from "@/lib/webhooks/sealed-webhook";
import { type PlantedPerson, plantPeople } from "@/scripts/bench/planted-people";

export interface FullPerson {
  accountId: string;
  email: string;
  currentCode(): string;
}

export interface World {
  /** Who crawls. */
  member: FullPerson;
  admin: FullPerson;
  /** Does nothing, so nothing of theirs may change. */
  bystander: FullPerson;
  /** The same, with only a password and an authenticator: no session and no grant of theirs may appear. */
  quiet: PlantedPerson;
  /** Signs in at the end. */
  honest: PlantedPerson;
  /** Deactivated by an administrator. */
  former: PlantedPerson;
}

/** The people of unit tests live in 2031; these have to sign in now. */
async function plantFullPerson(): Promise<FullPerson> {
  const { email, session, phone } = await makeFullPerson();
  const { accountId } = session;
  await database().authenticator.updateMany({ where: { accountId }, data: { lastUsedStep: 0 } });
  await database().attemptCounter.deleteMany({ where: { key: { contains: accountId } } });
  return { accountId, email, currentCode: () => phone.codeAt(new Date()) };
}

/** A reset that waits, and a registration with a provider. */
async function plantOnItsWay({ accountId }: FullPerson, now: Date): Promise<void> {
  const effectiveAt = secondsAfter(now, DAY_SECONDS);
  const reset = {
    id: newId(),
    accountId,
    reason: "Asked in person",
    state: "scheduled",
    pendingFor: accountId,
  };
  const times = { delaySeconds: DAY_SECONDS, createdAt: now, effectiveAt };
  await database().reset.create({ data: { ...reset, ...times } });
  await plantChannel(accountId, "authy", "1001");
}

/** An import whose people can be invited, and a webhook that can be opened and leads nowhere. */
async function plantForAdmin({ accountId }: FullPerson, now: Date): Promise<void> {
  const row = { line: 2, isBad: false, email: "invited@fuzz.example", role: "member" };
  const job = { id: newId(), actorId: accountId, state: "ready", createdAt: now, goodRows: 1 };
  await database().importJob.create({ data: { ...job, rows: { create: [row] } } });
  for (const { id } of await database().webhook.findMany()) {
    const sealedUrl = await sealText("https://hooks.invalid/", urlPlace(id));
    const sealedSecret = await sealText("whsec_bm90aGluZyB0byBzaWduIHdpdGggaGVyZQ==", secretPlace(id));
    await database().webhook.update({ where: { id }, data: { sealedUrl, sealedSecret } });
  }
  await database().channelPause.create({ data: { way: "sms", country: "DE", reason: "admin", since: now } });
  await database().resetRequest.updateMany({ data: { createdAt: now } });
}

/** Plants everything, before there is a server. */
export async function plantWorld(): Promise<World> {
  const member = await plantFullPerson();
  const admin = await plantFullPerson();
  const bystander = await plantFullPerson();
  const [quiet, honest, former] = await plantPeople(3);
  if (!quiet || !honest || !former) throw new Error("nobody was planted");
  await database().account.update({ where: { id: admin.accountId }, data: { role: "admin" } });
  await setPolicy({ channels: [...CHANNEL_FACTORS] });
  const now = new Date();
  await database().account.update({ where: { email: former.email }, data: { deactivatedAt: now } });
  await plantOnItsWay(member, now);
  await plantForAdmin(admin, now);
  return { member, admin, bystander, quiet, honest, former };
}
