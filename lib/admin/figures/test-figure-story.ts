// Owns the long story that tests of figures tell: many people over many days, and enrollments that end in every way.

import { bucketOf } from "@/lib/admin/figures/enrollment-times";
import { type Chance, chanceFrom } from "@/lib/admin/figures/test-chance";
import { replaceCodes, saveCodes, useRecoveryCode } from "@/lib/admin/figures/test-figure-codes";
import {
  type Actor,
  comeIn,
  join,
  leave,
  mistypeCodes,
  mistypePassword,
  note,
  permit,
  removeOne,
  type Story,
  turnOff,
  wait,
} from "@/lib/admin/figures/test-figure-people";
import { TRACE } from "@/lib/audit/test-trace";
import { ENROLLMENT_SECONDS } from "@/lib/platform/durations";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import type { EnrollmentOwner } from "@/lib/two-factor/enrollment/enrollment-store";
import { noteEnrollmentShown } from "@/lib/two-factor/enrollment/note-enrollment-shown";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { mustHave, type OpenSession } from "@/lib/two-factor/test-person";
import { type Phone, phoneThatScanned } from "@/lib/two-factor/test-phone";

async function start(story: Story, actor: Actor, session: OpenSession) {
  const claim = actor.phone ? (await permit(story, actor, session, "add-authenticator")).claim : undefined;
  const asked = { session, claim, baseName: "Phone", trace: TRACE, now: story.now };
  const { id } = mustHave(await startEnrollment(asked));
  note(story, "enrollments.started");
  return { id, startedAt: story.now };
}

/** Begins again at times, is shown or not, mistypes or not, and confirms or lets it go. */
async function enroll(story: Story, actor: Actor, chance: Chance): Promise<void> {
  const session = await comeIn(story, actor);
  const owner = { accountId: session.accountId, sessionId: session.id };
  if (chance(4) === 0) {
    await start(story, actor, session);
    note(story, "enrollments.restarted");
  }
  const { id, startedAt } = await start(story, actor, session);
  const pending = await showEnrollment(owner, session.email, story.now);
  if (!pending) throw new Error("not shown");
  const isShown = chance(5) > 0;
  if (isShown) {
    await noteEnrollmentShown(pending, owner, TRACE, wait(story, chance(8)));
    await noteEnrollmentShown(pending, owner, TRACE, story.now);
    note(story, "enrollments.shown");
  }
  await tryCodes(story, actor, chance, {
    id,
    startedAt,
    owner,
    isShown,
    phone: phoneThatScanned(pending.uri),
  });
}

interface Pending {
  id: string;
  startedAt: Date;
  owner: EnrollmentOwner;
  isShown: boolean;
  phone: Phone;
}

async function tryCodes(story: Story, actor: Actor, chance: Chance, pending: Pending): Promise<void> {
  const { id, startedAt, owner, isShown, phone } = pending;
  const confirm = (code: string) =>
    confirmEnrollment({ owner, code, name: "Phone", trace: TRACE, now: story.now });
  const mistakes = isShown ? chance(3) : 0;
  for (let n = 0; n < mistakes; n += 1) {
    wait(story, chance(40));
    const isLate = chance(2) === 0;
    const told = await confirm(isLate ? phone.codeAt(story.now, -4) : phone.wrongCodeAt(story.now));
    note(story, `enrollments.refused.${told.ok ? "not at all" : told.error}`);
  }
  if (mistakes > 0) note(story, "enrollments.tried");
  if (!isShown || chance(3) === 0) return abandon(story, isShown, mistakes);
  wait(story, chance(300));
  await prepareCheapCodes(id, owner.accountId);
  const { hasNewCodes } = mustHave(await confirm(phone.codeAt(story.now)));
  const seconds = (story.now.getTime() - startedAt.getTime()) / 1000;
  note(story, "enrollments.confirmed");
  note(story, "enrollments.seconds", seconds);
  note(story, `enrollments.within.${bucketOf(seconds)}`);
  if (mistakes === 0) note(story, "enrollments.tried");
  if (!actor.phone) note(story, "protection.gained");
  if (hasNewCodes) note(story, "codes.made");
  actor.phone = phone;
  if (hasNewCodes && chance(4) > 0 && (await saveCodes(story, actor, owner.accountId)))
    note(story, "codes.saved");
}

async function abandon(story: Story, isShown: boolean, mistakes: number): Promise<void> {
  await sweepTwoFactor(wait(story, ENROLLMENT_SECONDS));
  if (mistakes > 0) note(story, "abandoned with an error");
  else note(story, isShown ? "enrollments.abandoned.not-tried" : "enrollments.abandoned.not-seen");
}

/** By how often they happen. */
const ACTS: ((story: Story, actor: Actor, chance: Chance) => Promise<unknown>)[] = [
  join,
  join,
  enroll,
  enroll,
  enroll,
  enroll,
  comeIn,
  comeIn,
  mistypePassword,
  (story, actor, chance) => mistypeCodes(story, actor, 1 + chance(3)),
  (story, actor) => mistypeCodes(story, actor, 5),
  useRecoveryCode,
  useRecoveryCode,
  removeOne,
  turnOff,
  leave,
];

/** Acts the story out. Needs TWO_FACTOR_POLICY=optional and SIGN_UP=open. */
export async function actOutFigures(begin: Date, acts: number): Promise<Story> {
  const story: Story = { now: begin, tally: new Map(), people: [] };
  const chance = chanceFrom(1_234_567);
  while (story.people.length < 6) await join(story);
  for (let n = 0; n < acts; n += 1) {
    wait(story, 4000 + chance(20_000));
    const actor = story.people[chance(story.people.length)];
    if (!actor) await join(story);
    else await ACTS[chance(ACTS.length)]?.(story, actor, chance);
  }
  const keeper = story.people.find(({ phone }) => phone);
  if (keeper) await replaceCodes(story, keeper);
  return story;
}
