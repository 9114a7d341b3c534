// Owns what people do in the story that tests of figures tell. Each act notes which figures it must have moved.
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { signUp } from "@/lib/accounts/sign-up/sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signIn } from "@/lib/sign-in/sign-in";
import { stepUpWithPassword, stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { listAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { removeAuthenticator, turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { later, mustHave, type OpenSession, PASSWORD, redeem, rewardFor } from "@/lib/two-factor/test-person";
import type { Phone } from "@/lib/two-factor/test-phone";

/** Somebody of the story; the phone is the one that was added last. */
export interface Actor {
  email: string;
  phone: Phone | null;
  recoveryCodes: string[];
}

/** What time it is in the story, what each figure must be by now, and who is in it. */
export interface Story {
  now: Date;
  tally: Map<string, number>;
  people: Actor[];
}

export function note(story: Story, name: string, by = 1): void {
  story.tally.set(name, (story.tally.get(name) ?? 0) + by);
}

export function wait(story: Story, seconds: number): Date {
  story.now = later(seconds, story.now);
  return story.now;
}

export async function join(story: Story): Promise<void> {
  const email = `person-${story.people.length}-${story.now.getTime()}@example.test`;
  mustHave(await signUp({ email, password: PASSWORD, locale: "en", trace: TRACE, now: story.now }));
  note(story, "accounts.created");
  story.people.push({ email, phone: null, recoveryCodes: [] });
}

/** A code that was not used before: a step has passed. */
function codeOf(story: Story, phone: Phone) {
  return { kind: "authenticator", code: phone.codeAt(wait(story, 30)) } as const;
}

export async function givePassword(story: Story, { email }: Actor): Promise<string> {
  note(story, "passwords.accepted");
  return rewardFor(email, story.now);
}

export async function comeIn(story: Story, actor: Actor): Promise<OpenSession> {
  const token = await givePassword(story, actor);
  if (!actor.phone) return redeem(token, story.now);
  note(story, "checks.accepted.authenticator");
  const code = codeOf(story, actor.phone);
  return redeem(
    mustHave(await completeSignIn({ ticket: token, proof: code }, TRACE, story.now)).grant,
    story.now,
  );
}

export async function mistypePassword(story: Story, { email }: Actor): Promise<void> {
  note(story, "passwords.refused");
  await signIn({ email, password: "not the password", browserMark: undefined }, TRACE, story.now);
}

/** Wrong codes for one ticket; the fifth in a row locks. */
export async function mistypeCodes(story: Story, actor: Actor, times: number): Promise<void> {
  if (!actor.phone) return;
  const ticket = await givePassword(story, actor);
  const proof = { kind: "authenticator", code: actor.phone.wrongCodeAt(story.now) } as const;
  for (let n = 0; n < times; n += 1) await completeSignIn({ ticket, proof }, TRACE, story.now);
  note(story, "checks.refused.authenticator", times);
  if (times === 5) note(story, "locks");
  else await comeIn(story, actor);
}

/** The permit for one act, and whoever acts. */
export async function permit(story: Story, actor: Actor, session: OpenSession, purpose: StepUpPurpose) {
  note(story, actor.phone ? "checks.accepted.authenticator" : "passwords.accepted");
  const code = actor.phone && codeOf(story, actor.phone);
  const act = { session, purpose, trace: TRACE, now: story.now };
  const { grant: token } = mustHave(
    code ? await stepUpWithSecondFactor(act, code) : await stepUpWithPassword(act, PASSWORD, undefined),
  );
  const claim = { token, sessionId: session.id, purpose };
  return { accountId: session.accountId, role: "member", claim, trace: TRACE, now: story.now };
}

/** Removes the oldest authenticator; the last one stays. */
export async function removeOne(story: Story, actor: Actor): Promise<void> {
  const session = await comeIn(story, actor);
  const act = await permit(story, actor, session, "remove-authenticator");
  const [oldest] = await listAuthenticators(session.accountId);
  await removeAuthenticator(act, oldest?.id ?? "none");
}

export async function turnOff(story: Story, actor: Actor): Promise<void> {
  const session = await comeIn(story, actor);
  const act = await permit(story, actor, session, "turn-off");
  const isDone = (await turnOffTwoFactor(act)).ok;
  if (isDone !== (actor.phone !== null)) throw new Error("turned off what was not on");
  if (isDone) for (const name of ["turned-off", "protection.lost"]) note(story, name);
  Object.assign(actor, { phone: null, recoveryCodes: [] });
}

export async function leave(story: Story, actor: Actor): Promise<void> {
  const session = await comeIn(story, actor);
  mustHave(await deleteAccount(await permit(story, actor, session, "delete-account")));
  note(story, "accounts.deleted");
  if (actor.phone) note(story, "protection.lost");
  story.people = story.people.filter((other) => other !== actor);
}
