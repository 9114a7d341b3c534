// Proves that what happens to an account as a whole writes its rows in order, and that no event is without a scene or words (R86).
import { beforeAll, expect, it } from "vitest";
import { wordsOf } from "@/app/account/activity/event-words";
import { actOutImportStory } from "@/lib/admin/import/test-import-story";
import { actOutPeopleStory } from "@/lib/admin/people/test-people-story";
import { actOutPolicyStory } from "@/lib/admin/policy/test-policy-story";
import { actOutResetStory } from "@/lib/admin/resets/test-reset-story";
import { actOutSecretsStory } from "@/lib/admin/secrets-import/test-secrets-story";
import { actOutTemporaryCode } from "@/lib/admin/temporary-code/test-temporary-code";
import { actOutApiKeyStory } from "@/lib/api/test-api-key-story";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import { AUDIT_EVENTS, FAILING_EVENTS } from "@/lib/audit/events";
import { actOutAccountStory } from "@/lib/audit/test-account-story";
import { actOutAdminStory } from "@/lib/audit/test-admin-story";
import { actOut } from "@/lib/audit/test-story";
import { ADMIN_ROWS, GUEST_ROWS, RESET_ROWS } from "@/lib/audit/test-told-rows";
import { actOutChannelStory } from "@/lib/channels/adding/test-channel-story";
import { actOutPauseStory } from "@/lib/channels/sends/test-pause-story";
import { actOutPasskeyStory } from "@/lib/passkeys/test-passkey-story";
import { database } from "@/lib/platform/db";
import { LOCALES } from "@/lib/platform/locale";
import { actOutCareStory } from "@/lib/two-factor/authenticators/test-care-story";
import { actOutWebhookStory } from "@/lib/webhooks/test-webhook-story";
import { allowLoopback } from "@/lib/webhooks/test-webhooks";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "confirmed";
process.env.TRUSTED_DEVICES = "allowed";
allowLoopback();

let story: Awaited<ReturnType<typeof actOutAccountStory>>;
let adminStory: Awaited<ReturnType<typeof actOutAdminStory>>;
let resets: Awaited<ReturnType<typeof actOutResetStory>>;
let keys: Awaited<ReturnType<typeof actOutApiKeyStory>>;
let secrets: Awaited<ReturnType<typeof actOutSecretsStory>>;
let care: Awaited<ReturnType<typeof actOutCareStory>>;
let channels: Awaited<ReturnType<typeof actOutChannelStory>>;
let passkeys: Awaited<ReturnType<typeof actOutPasskeyStory>>;

beforeAll(async () => {
  await actOut();
  story = await actOutAccountStory();
  await actOutPeopleStory();
  adminStory = await actOutAdminStory();
  resets = await actOutResetStory();
  await actOutTemporaryCode();
  await actOutPolicyStory();
  await actOutImportStory();
  keys = await actOutApiKeyStory();
  channels = await actOutChannelStory();
  await actOutPauseStory();
  secrets = await actOutSecretsStory();
  await actOutWebhookStory();
  care = await actOutCareStory();
  passkeys = await actOutPasskeyStory();
});

async function toldOf(subjectId: string): Promise<string[]> {
  const rows = await database().auditRow.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  return rows.map(({ event, result, factor, reason }) =>
    [event, result, factor, reason].filter(Boolean).join(" "),
  );
}

it("tells the guest's story in order", async () => {
  expect(await toldOf(story.guestId)).toEqual(GUEST_ROWS);
});

it("tells of a request, its refusal, a delayed reset called off, and a reset with the way back (R74)", async () => {
  const rows = await toldOf(resets.memberId);
  expect(rows.slice(rows.indexOf("reset.requested success"))).toEqual(RESET_ROWS);
});

it("tells the host's, without whom they invited", async () => {
  expect(await toldOf(story.hostId)).toEqual([
    "session.opened success password",
    "enrollment.started success",
    "enrollment.shown success",
    "enrollment.checked failure code-wrong",
    "enrollment.abandoned failure code-wrong",
    "email.confirmed success",
  ]);
});

it("tells of a check-up, a tested code and an authenticator set to its clock, each refused at first (R86)", async () => {
  expect((await toldOf(care.accountId)).slice(1)).toEqual([
    "account.checked-up failure authenticator code-wrong",
    "account.checked-up success authenticator",
    "recovery-codes.tested failure recovery-code recovery-code-not-in-set",
    "recovery-codes.tested success recovery-code",
    "authenticator.resynchronised failure authenticator codes-not-in-row",
    "authenticator.resynchronised success authenticator",
  ]);
});

it("tells what an administrator did, with both people in every row (R86)", async () => {
  const { adminId: actorId, personId: subjectId } = adminStory;
  const rows = await database().auditRow.findMany({ where: { actorId, subjectId }, orderBy: { id: "asc" } });
  expect(rows.map(({ event, reason }) => [event, reason].filter(Boolean).join(" "))).toEqual(ADMIN_ROWS);
});

it("tells of API keys that were made, revoked, and ended with a report (R85, R102)", async () => {
  const rows = await toldOf(keys.accountId);
  expect(rows.slice(rows.indexOf("api-key.created success"))).toEqual([
    "api-key.created success",
    "api-key.created success",
    "api-key.created success",
    "api-key.revoked success by-owner",
    "sessions.ended success account-reported",
    "api-key.revoked success account-reported",
    "account.reported success",
  ]);
});

it("tells of a channel that was added with a mistake on the way, and removed (R50, R85)", async () => {
  const rows = await toldOf(channels.accountId);
  expect(rows.slice(rows.indexOf("channel.started success"))).toEqual([
    "channel.started success",
    "channel.code-sent success email",
    "channel.checked failure channel-code-wrong",
    "sessions.ended success channel-added",
    "channel.checked success email",
    "channel.added success email further",
    "channel.removed success",
    "channel.started success",
    "channel.code-sent failure authy provider-down",
    "channel.code-sent success authy",
    "sessions.ended success channel-added",
    "channel.checked success authy",
    "channel.added success authy further",
    "recovery-codes.created success authy",
    "session.opened success authy",
    "channel.qr-code-shown success authy",
  ]);
  expect(await toldOf(channels.registeredId)).toContain("channel.started success by-admin");
});

it("tells of an authenticator that came from another system (R86)", async () => {
  const rows = await toldOf(secrets.importedId);
  expect(rows.slice(-2)).toEqual([
    "sessions.ended success authenticator-added",
    "authenticator.added success authenticator imported",
  ]);
});

it("tells of a passkey that came, was copied, renamed and removed (R85, R124)", async () => {
  expect(await toldOf(passkeys.accountId)).toEqual([
    "session.opened success password",
    "sessions.ended success passkey-added",
    "passkey.added success passkey",
    "session.opened success passkey",
    "passkey.added failure passkey passkey-refused",
    "password.checked success password",
    "second-factor.checked failure passkey passkey-wrong",
    "passkey.counter-fell success passkey",
    "second-factor.checked success passkey",
    "session.opened success passkey",
    "passkey.renamed success",
    "sessions.ended success passkey-removed",
    "passkey.removed success",
  ]);
  const told = await database().notice.findMany({ where: { accountId: passkeys.accountId } });
  const kinds = told.map(({ kind }) => kind).filter((kind) => kind.startsWith("passkey"));
  expect(kinds.sort()).toEqual(["passkey-added", "passkey-counter-fell", "passkey-removed"]);
});

it("leaves no event of the vocabulary without a scene, and no failure", async () => {
  const rows = await database().auditRow.findMany({ distinct: ["event", "result"] });
  expect([...new Set(rows.map(({ event }) => event))].sort()).toEqual([...AUDIT_EVENTS].sort());
  const failed = rows.filter(({ result }) => result === "failure");
  expect(failed.map(({ event }) => event).sort()).toEqual([...FAILING_EVENTS].sort());
});

it.each(LOCALES)("has words for every reason and factor that its rows hold, in %s", async (locale) => {
  const rows = (await database().auditRow.findMany()) as ActivityEntry[];
  for (const { event, result, factor, reason } of rows) {
    const { sentence, remarks } = wordsOf({ event, result, factor, reason }, locale);
    expect(sentence).not.toBe(event);
    // The one reason that only the sentence tells, and the one of which there is nobody to tell.
    const means = event === "second-factor.reset" ? null : factor;
    const words = [means, reason].filter(
      (word) => word && word !== "cancelled" && word !== "unknown-address",
    );
    expect(remarks, `${event} ${reason}`).toHaveLength(words.length);
  }
});

it("told the guest in the app of what they should know, in order (R85)", async () => {
  const where = { accountId: story.guestId };
  const notices = await database().notice.findMany({ where, orderBy: { at: "asc" } });
  expect(notices.map(({ kind }) => kind)).toEqual([
    "trusted-device-added",
    "new-browser",
    "new-browser",
    "second-email-changed",
    "email-changed",
    "email-change-undone",
    "password-reset",
    "new-browser",
    "password-changed",
  ]);
  const mails = { accountId: story.guestId, kind: "notice" };
  expect(await database().mailMessage.count({ where: mails })).toBe(notices.length);
});
