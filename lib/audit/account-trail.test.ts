// Proves that what happens to an account as a whole writes its rows in order, and that no event is without a scene or words (R86).
import { beforeAll, expect, it } from "vitest";
import { wordsOf } from "@/app/account/activity/event-words";
import { actOutImportStory } from "@/lib/admin/import/test-import-story";
import { actOutPeopleStory } from "@/lib/admin/people/test-people-story";
import type { ActivityEntry } from "@/lib/audit/activity-store";
import { AUDIT_EVENTS, FAILING_EVENTS } from "@/lib/audit/events";
import { actOutAccountStory } from "@/lib/audit/test-account-story";
import { actOut } from "@/lib/audit/test-story";
import { database } from "@/lib/platform/db";
import { LOCALES } from "@/lib/platform/locale";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "confirmed";
process.env.TRUSTED_DEVICES = "allowed";

let story: Awaited<ReturnType<typeof actOutAccountStory>>;

beforeAll(async () => {
  await actOut();
  story = await actOutAccountStory();
  await actOutPeopleStory();
  await actOutImportStory();
});

async function toldOf(subjectId: string): Promise<string[]> {
  const rows = await database().auditRow.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  return rows.map(({ event, result, factor, reason }) =>
    [event, result, factor, reason].filter(Boolean).join(" "),
  );
}

it("tells the guest's story in order", async () => {
  const stepUp = "step-up.checked success authenticator";
  expect(await toldOf(story.guestId)).toEqual([
    "invitation.accepted success",
    "account.created success invited",
    "session.opened success password",
    "password.checked success password",
    "trusted-device.added success",
    "second-factor.checked success authenticator",
    "session.opened success authenticator new-browser",
    "password.checked success password",
    "trusted-device.used success trusted-device",
    "session.opened success trusted-device new-browser",
    stepUp,
    "sessions.ended success by-owner",
    stepUp,
    "trusted-device.removed success by-owner",
    stepUp,
    "email.change-requested success",
    "email.change-requested failure cancelled",
    stepUp,
    "email.change-requested success",
    "email.changed success",
    "sessions.ended success email-change-undone",
    "email.change-undone success",
    "password.reset-requested success",
    "password.reset success",
    "password.checked success password",
    "second-factor.checked success authenticator",
    "session.opened success authenticator new-browser",
    stepUp,
    "password.changed failure password wrong-password",
    "password.changed success",
    stepUp,
    "data.exported success",
    "sessions.ended success account-reported",
    "account.reported success",
    "sign-up.requested failure email-taken",
  ]);
});

it("tells the host's, who invited", async () => {
  expect(await toldOf(story.hostId)).toEqual([
    "session.opened success password",
    "email.confirmed success",
    "invitation.created success",
  ]);
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
    const words = [factor, reason].filter(
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
    "email-changed",
    "email-change-undone",
    "password-reset",
    "new-browser",
    "password-changed",
  ]);
  const mails = { accountId: story.guestId, kind: "notice" };
  expect(await database().mailMessage.count({ where: mails })).toBe(notices.length);
});
