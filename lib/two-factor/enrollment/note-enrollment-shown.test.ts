// Proves that the first view of a QR code is noted once, and that every later one changes nothing (R94).
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { ENROLLMENT_SECONDS } from "@/lib/platform/durations";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { beginEnrollment, later, makePerson, NOW } from "@/lib/two-factor/test-person";

async function begin() {
  const { session } = await makePerson();
  return { session, ...(await beginEnrollment(session)) };
}

const told = async (subjectId: string) =>
  (await database().auditRow.findMany({ where: { subjectId }, orderBy: { id: "asc" } }))
    .filter(({ event }) => event.startsWith("enrollment."))
    .map(({ event, reason }) => [event, reason].filter(Boolean).join(" "));

it("is noted once of ten views at once, and never again (R94)", async () => {
  const { session, owner, shown } = await begin();
  expect(shown.isNoted).toBe(false);
  await Promise.all(Array.from({ length: 10 }, () => noteEnrollmentShown(shown, owner, TRACE, NOW)));
  expect(await told(owner.accountId)).toEqual(["enrollment.started", "enrollment.shown"]);
  const before = await database().enrollment.findMany({ where: { accountId: owner.accountId } });
  const again = await showEnrollment(owner, session.email, later(60));
  expect(again?.isNoted).toBe(true);
  if (again) await noteEnrollmentShown(again, owner, TRACE, later(60));
  expect(await database().enrollment.findMany({ where: { accountId: owner.accountId } })).toEqual(before);
});

it("is not noted for another session, nor after its time", async () => {
  const { owner, shown } = await begin();
  await noteEnrollmentShown(shown, { ...owner, sessionId: "another" }, TRACE, NOW);
  await noteEnrollmentShown(shown, owner, TRACE, later(ENROLLMENT_SECONDS));
  expect(await told(owner.accountId)).toEqual(["enrollment.started"]);
});

it("tells, once the time is over, how far it came", async () => {
  const [unseen, untried] = [await begin(), await begin()];
  await noteEnrollmentShown(untried.shown, untried.owner, TRACE, NOW);
  const end = later(ENROLLMENT_SECONDS);
  await Promise.all([sweepTwoFactor(end), sweepTwoFactor(end)]);
  expect(await told(unseen.owner.accountId)).toEqual(["enrollment.started", "enrollment.abandoned not-seen"]);
  expect((await told(untried.owner.accountId)).at(-1)).toBe("enrollment.abandoned not-tried");
});
