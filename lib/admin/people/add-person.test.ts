// Proves that adding a person makes an invitation and nothing else, once for each grant, and for free addresses alone.
import { beforeAll, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { personName } from "@/lib/accounts/person-name";
import { acceptInvitation } from "@/lib/accounts/sign-up/invitation";
import { addPerson } from "@/lib/admin/people/add-person";
import { countPeople } from "@/lib/admin/people/count-people";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { addPersonSchema } from "@/lib/admin/people/schemas";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { INVITATIONS_SHOWN } from "@/lib/platform/limits";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW, type OpenSession, PASSWORD } from "@/lib/two-factor/test-person";

const NEWEST = { search: "", after: null };

let session: OpenSession;
beforeAll(async () => {
  ({ session } = await makeAdmin());
});

async function wish(email = freshEmail(), own = {}) {
  const claim = await claimFor(session.id, "add-person");
  const usual = { role: "member", locale: "zh-CN", trace: TRACE, now: NOW } as const;
  return { email, ...usual, actorId: session.accountId, claim, ...own };
}
const accept = (link: string, now = later(60)) =>
  acceptInvitation({ token: tokenOf(link), password: PASSWORD, locale: "en", trace: TRACE, now });

it("mails a link and returns it; the name lands in the account that its owner makes (R73)", async () => {
  const email = freshEmail();
  const link = mustHave(await addPerson(await wish(email, { name: personName("Ann  LEE"), role: "admin" })));
  expect(await queuedMails(email)).toMatchObject([{ kind: "invitation", locale: "zh-CN", values: { link } }]);
  expect(await database().account.count({ where: { email } })).toBe(0);
  mustHave(await accept(link));
  const account = await database().account.findUniqueOrThrow({ where: { email } });
  expect(account).toMatchObject({ name: "Ann LEE", nameKey: "ann lee", role: "admin" });
  const row = await database().auditRow.findFirstOrThrow({ where: { event: "invitation.created" } });
  const about = { subjectId: account.id, result: "success", reason: "as-admin" };
  expect(row, "who invited whom, as what (R86)").toMatchObject({ actorId: session.accountId, ...about });
});

it("takes a person without a name, whose link is good for a day", async () => {
  const [one, two] = [freshEmail(), freshEmail()];
  const link = mustHave(await addPerson(await wish(one)));
  const late = mustHave(await addPerson(await wish(two)));
  mustHave(await accept(link, later(INVITATION_SECONDS - 1)));
  const account = await database().account.findUniqueOrThrow({ where: { email: one } });
  expect(account).toMatchObject({ name: null, nameKey: null, role: "member" });
  expect(await accept(late, later(INVITATION_SECONDS))).toMatchObject({ error: "link-invalid" });
});

it("keeps the link nowhere but in the mail: the row has its hash, and the log nothing", async () => {
  const link = mustHave(await addPerson(await wish()));
  const token = tokenOf(link);
  const tables = [await database().linkToken.findMany(), await database().auditRow.findMany()];
  expect(JSON.stringify(tables)).not.toContain(token);
});

it("tells plainly that somebody is there, and leaves the grant", async () => {
  const { email } = await makePerson();
  const taken = await wish(email);
  expect(await addPerson(taken)).toMatchObject({ error: "person-exists" });
  expect(await queuedMails(email)).toEqual([]);
  expect((await addPerson({ ...taken, email: freshEmail() })).ok).toBe(true);
});

it("needs a grant of its own: twenty posts of one make one invitation", async () => {
  const asked = await wish();
  const foreign = await claimFor(session.id, "add-person", "export-people");
  expect(await addPerson({ ...asked, claim: foreign })).toMatchObject({ error: "step-up-required" });
  const results = await Promise.all(Array.from({ length: 20 }, () => addPerson(asked)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await queuedMails(asked.email)).toHaveLength(1);
});

it("lists who has not joined yet, newest first, as far as a page shows", async () => {
  await database().linkToken.deleteMany({});
  const links: string[] = [];
  for (let n = 0; n < INVITATIONS_SHOWN + 3; n += 1)
    links.push(mustHave(await addPerson(await wish(`wait-${n}@example.test`, { now: later(n) }))));
  mustHave(await accept(links.at(-1) ?? ""));
  const { invitations } = await pendingInvitations(NEWEST, INVITATIONS_SHOWN, later(60));
  const emails = invitations.map(({ email }) => email);
  expect(emails).toHaveLength(INVITATIONS_SHOWN);
  expect(emails[0]).toBe(`wait-${INVITATIONS_SHOWN + 1}@example.test`);
  const late = await pendingInvitations(NEWEST, INVITATIONS_SHOWN, later(INVITATION_SECONDS + 60));
  expect(late).toEqual({ invitations: [], next: null });
  expect((await countPeople(later(60))).hasInvited).toBe(true);
  expect((await countPeople(later(INVITATION_SECONDS + 60))).hasInvited).toBe(false);
});

describe("the form", () => {
  const form = (fields: Record<string, string>) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(fields)) data.append(name, value);
    return addPersonSchema.safeParse(data);
  };

  it("takes address, name and role, and no password, secret or state besides (R73, R77)", () => {
    const extra = { password: PASSWORD, emailConfirmedAt: "1", factorCount: "9", id: "x", token: "y" };
    const { data } = form({ email: "A@Example.org", name: " Ann ", role: "member", ...extra });
    expect(data).toEqual({
      email: "a@example.org",
      name: { name: "Ann", nameKey: "ann" },
      role: "member",
    });
    expect(form({ email: "a@example.org", role: "admin" }).data).toMatchObject({ name: null });
  });

  it.each(["", "owner", "Admin", "toString"])("knows no role %j", (role) => {
    expect(form({ email: "a@example.org", name: "", role }).success).toBe(false);
  });

  it("names what is wrong with a name", () => {
    const { error } = form({ email: "a@example.org", name: "a\nb", role: "member" });
    expect(error?.issues[0]).toMatchObject({ path: ["name"], message: "person-name-malformed" });
  });
});
