// Proves that an invitation that is taken back makes no account, once, and that nothing else is taken with it.
import { beforeAll, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { mintLink } from "@/lib/accounts/link-token";
import { acceptInvitation, invite } from "@/lib/accounts/sign-up/invitation";
import { pendingInvitations } from "@/lib/admin/people/pending-invitations";
import { withdrawInvitationSchema } from "@/lib/admin/people/schemas";
import { withdrawInvitation } from "@/lib/admin/people/withdraw-invitation";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database, transaction } from "@/lib/platform/db";
import { INVITATION_SECONDS } from "@/lib/platform/durations";
import { later, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

const missing = { ok: false, error: "invitation-missing", details: {} };

let actorId: string;
beforeAll(async () => {
  actorId = (await makeAdmin()).accountId;
});

async function makeInvitation(by?: string) {
  const email = freshEmail();
  const told = { email, role: "admin", locale: "en", actorId: by, trace: TRACE, now: NOW } as const;
  const token = tokenOf(mustHave(await invite(told)));
  const { id } = await database().linkToken.findFirstOrThrow({ where: { email } });
  return { id, token };
}
const withdraw = (id: string, now = NOW) => withdrawInvitation({ actorId, trace: TRACE, now }, id);
const accept = (token: string) =>
  acceptInvitation({ token, password: PASSWORD, locale: "en", trace: TRACE, now: NOW });
const entries = () => database().auditRow.findMany({ where: { event: "invitation.withdrawn" } });

it("ends one link, whoever sent it, leaves the others, and is written down with who did it (R86)", async () => {
  const [own, typed, kept] = [
    await makeInvitation(actorId),
    await makeInvitation(),
    await makeInvitation(actorId),
  ];
  mustHave(await withdraw(own.id));
  mustHave(await withdraw(typed.id));
  for (const { token } of [own, typed]) expect(await accept(token)).toMatchObject({ error: "link-invalid" });
  const { invitations } = await pendingInvitations({ search: "", after: null }, 9, NOW);
  expect(invitations.map(({ id }) => id)).toEqual([kept.id]);
  mustHave(await accept(kept.token));
  const row = { actorId, result: "success", requestId: TRACE.requestId };
  const bothOf = [own, typed].map(({ id: subjectId }) => ({ ...row, subjectId }));
  expect(await entries()).toMatchObject(bothOf);
});

it("happens once of ten that come at once", async () => {
  const before = (await entries()).length;
  const { id } = await makeInvitation(actorId);
  const results = await Promise.all(Array.from({ length: 10 }, () => withdraw(id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await entries()).toHaveLength(before + 1);
});

it("is refused for one that was used or is too old, for another link, and for nothing at all (R78)", async () => {
  const before = (await entries()).length;
  const [used, old] = [await makeInvitation(actorId), await makeInvitation(actorId)];
  mustHave(await accept(used.token));
  await transaction((tx) => mintLink(tx, "reset-password", { accountId: actorId }, NOW));
  const other = await database().linkToken.findFirstOrThrow({ where: { purpose: "reset-password" } });
  expect(await withdraw(old.id, later(INVITATION_SECONDS))).toEqual(missing);
  for (const id of [used.id, other.id, "nothing", ""]) expect(await withdraw(id)).toEqual(missing);
  expect(await database().linkToken.count({ where: { id: { in: [used.id, old.id, other.id] } } })).toBe(3);
  expect(await entries()).toHaveLength(before);
});

it("reads the invitation from the form, and nothing else (R77)", () => {
  const more = { purpose: "reset-password", email: "a@example.test", invitedById: "x" };
  expect(withdrawInvitationSchema.parse(formOf({ id: "x", ...more }))).toEqual({ id: "x" });
});
