// Proves that an erased person's address stands nowhere on the disk: not in a row, not in a free page, not in the log.
import { beforeAll, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { moveTo } from "@/lib/accounts/email/test-email-change";
import { mintLink } from "@/lib/accounts/link-token";
import { hashPassword, type StoredPassword } from "@/lib/accounts/passwords/password-hash";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { sweepErasedTraces } from "@/lib/accounts/privacy/erase-disk-traces";
import { insertPendingSignUp } from "@/lib/accounts/sign-up/pending-sign-up-store";
import { TRACE } from "@/lib/audit/test-trace";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { queueMail } from "@/lib/mail/queue-mail";
import { database, transaction } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

/** Enough for the indexes over addresses to split and to grow a level. */
const LEAVERS = 60;
const client = "198.51.100.7";
let password: StoredPassword;

type Person = Awaited<ReturnType<typeof makePerson>>;

/** Puts the address wherever the product would, its owner having proven it. */
async function spread({ email, session }: Person): Promise<void> {
  const { accountId } = session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
  await transaction(async (tx) => {
    await insertPendingSignUp(tx, { email, password, locale: "en" }, NOW);
    await mintLink(tx, "confirm-email", { accountId, email }, NOW);
    await mintLink(tx, "undo-email", { accountId, email: `old.${email}` }, NOW);
    const link = await mintLink(tx, "invitation", { email, role: "member" }, NOW);
    const mail = { idempotencyKey: `test:${accountId}`, accountId, to: email, locale: "en" } as const;
    await queueMail(tx, { ...mail, kind: "invitation", values: { link } }, NOW);
  });
  const { id } = await database().linkToken.findFirstOrThrow({ where: { purpose: "invitation", email } });
  await database().linkToken.update({ where: { id }, data: { usedAt: NOW } });
  await transaction((tx) => mintLink(tx, "invitation", { email, role: "member" }, NOW));
  const row = { line: 2, isBad: true, email, problem: "has-account", typedEmail: email };
  await database().importJob.create({
    data: { id: accountId, state: "ready", createdAt: NOW, rows: { create: [row] } },
  });
  await database().secretImport.create({
    data: {
      id: accountId,
      state: "done",
      createdAt: NOW,
      rows: { create: [{ id: accountId, position: 0, line: 2, email, problem: "account-unknown" }] },
    },
  });
  await mayCauseMail("password", email, client);
  await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, NOW);
}

const leave = async ({ session }: Person) =>
  mustHave(await deleteAccount(await ownAct(session, "delete-account")));

beforeAll(async () => {
  password = await hashPassword(PASSWORD);
});

it("is on the disk before, and nowhere after erasure and the next sweep (R114)", async () => {
  const leavers: Person[] = [];
  const stayers: Person[] = [];
  for (let index = 0; index < LEAVERS; index += 1) {
    leavers.push(await makePerson(NOW, `Leaver-${index}-canary@example.test`.toLowerCase()));
    stayers.push(await makePerson());
  }
  for (const person of leavers) await spread(person);
  expect(dumpDatabase().includes("-canary@example.test")).toBe(true);
  for (const person of leavers) await leave(person);
  await sweepErasedTraces(later(30));
  const dump = dumpDatabase();
  expect(dump.includes(stayers[0]?.email ?? "nobody")).toBe(true);
  const traces = leavers.filter(({ email }) => dump.includes(email)).map(({ email }) => email);
  expect(traces).toEqual([]);
  expect(dump.includes("canary@example.test")).toBe(false);
});

/** Sign-ups, links, and rows of both kinds of imports that name an address. */
const left = async (email: string) => [
  await database().pendingSignUp.count({ where: { email } }),
  await database().linkToken.count({ where: { email } }),
  await database().importRow.count({ where: { email } }),
  await database().secretImportRow.count({ where: { email } }),
];

it("takes the sign-ups, invitations and imported rows of the address along, and nobody else's (R114)", async () => {
  const [leaver, stayer] = [await makePerson(), await makePerson()];
  await spread(leaver);
  await spread(stayer);
  await leave(leaver);
  expect(await left(leaver.email)).toEqual([0, 0, 0, 0]);
  expect(await left(stayer.email)).toEqual([1, 3, 1, 1]);
});

it("takes along those of an address that the account had before, but for lists of administrators (R114)", async () => {
  const leaver = await makePerson();
  await spread(leaver);
  await moveTo(leaver.session, leaver.email, freshEmail());
  await leave(leaver);
  expect(await left(leaver.email)).toEqual([0, 0, 1, 1]);
});

it("leaves them to the true owner of an address that the account never proved", async () => {
  const stranger = await makePerson();
  await spread(stranger);
  const { accountId } = stranger.session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: null } });
  await leave(stranger);
  // Of the links, the two invitations; the account's own went with it.
  expect(await left(stranger.email)).toEqual([1, 2, 1, 1]);
});

/** Sign-ups and invitations that name an address. */
const waiting = async (email: string) => [
  await database().pendingSignUp.count({ where: { email } }),
  await database().linkToken.count({ where: { purpose: "invitation", email } }),
];

it.each([
  ["what waits for an address ends when the account that proved it has another", {}, [0, 0]],
  [
    "what waits for an address stays when an account that never proved it has another",
    { emailConfirmedAt: null },
    [1, 2],
  ],
  [
    "what waits for an address stays when somebody proved it who was not signed in to the account",
    { emailProvedApart: true },
    [1, 2],
  ],
])("%s (R71)", async (_, change, left) => {
  const person = await makePerson();
  await spread(person);
  await database().account.update({ where: { id: person.session.accountId }, data: change });
  await moveTo(person.session, person.email, freshEmail());
  expect(await waiting(person.email)).toEqual(left);
});

it("counts tries and mails under a hash of the address, never under the address itself (R114)", async () => {
  const person = await makePerson();
  await spread(person);
  const rows = [await database().rateLimit.findMany(), await database().attemptCounter.findMany()];
  const keys = rows.flat().map(({ key }) => key);
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.filter((key) => key.includes("@"))).toEqual([]);
});
