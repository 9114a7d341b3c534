// Proves that the product keeps its promises whatever people, administrators and thieves do, in whatever order: random
// lives of an installation, by the real verbs on the real database, held to a plain model after every act
// (R17, R18, R28, R36, R40, R45, R60, R63, R70, R74, R75, R80, R81, R86).
//
// The promises are in test-promises.ts and test-proofs.ts, and beside each act. A life that breaks one is cut down, and
// told act by act with its seed and its path: `fc.assert(property, { seed, path })` lives it again.
import fc from "fast-check";
import { it } from "vitest";
import type { Act } from "@/lib/sign-in/account-life/test-act";
import * as admins from "@/lib/sign-in/account-life/test-acts-of-admins";
import * as enrolling from "@/lib/sign-in/account-life/test-acts-of-enrolling";
import * as resets from "@/lib/sign-in/account-life/test-acts-of-resets";
import * as door from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import * as steps from "@/lib/sign-in/account-life/test-acts-of-step-up";
import * as time from "@/lib/sign-in/account-life/test-acts-of-time";
import * as factors from "@/lib/sign-in/account-life/test-acts-on-factors";
import * as words from "@/lib/sign-in/account-life/test-acts-with-passwords";
import { beginLife } from "@/lib/sign-in/account-life/test-begin-life";
import { SECOND } from "@/lib/sign-in/account-life/test-model";

/** By name, with how often each happens among a hundred or so. */
const ACTS: Record<string, [act: Act, often: number]> = {
  "come in": [door.comeIn, 18],
  "give address and password": [door.giveAddressAndPassword, 9],
  "give a second factor": [door.giveSecondFactor, 16],
  "step up": [steps.stepUp, 12],
  "step up by password": [steps.stepUpByPassword, 3],
  guess: [door.guess, 3],
  "give it again": [door.giveItAgain, 4],
  "give a code on paper": [door.giveCodeOnPaper, 4],
  "sign out": [door.leave, 1],
  enroll: [enrolling.enroll, 6],
  "begin an enrollment": [enrolling.beginEnrollment, 6],
  "confirm it": [enrolling.confirmIt, 9],
  "remove an authenticator": [factors.removeOne, 6],
  "replace the recovery codes": [factors.replaceCodes, 4],
  "turn two-factor off": [factors.turnOff, 4],
  "end the other sessions": [factors.endTheOthers, 2],
  "change the password": [words.changeIt, 4],
  "ask for a link": [words.askForLink, 2],
  "use the link": [words.takeLink, 2],
  "forget the password": [words.forgetIt, 2],
  "come back by the link": [words.comeBack, 6],
  "begin a reset": [resets.begin, 3],
  "approve it": [resets.approve, 4],
  "give a role": [admins.giveRole, 2],
  "hand over a temporary code": [admins.handOverCode, 1],
  "come in by a temporary code": [admins.comeInByTemporaryCode, 3],
  unlock: [admins.unlock, 1],
  "end somebody's sessions": [admins.endTheirSessions, 1],
  "decide a policy": [admins.decide, 4],
  "wait for an end": [time.waitForAnEnd, 2],
  "try at an end": [time.tryAtAnEnd, 5],
  wait: [time.wait, 10],
  "wait for a reset": [time.waitForReset, 4],
  sweep: [time.sweep, 2],
};

const arbitraryAct = fc.record({
  act: fc.oneof(
    ...Object.entries(ACTS).map(([name, [, weight]]) => ({ arbitrary: fc.constant(name), weight })),
  ),
  who: fc.nat(1),
  pick: fc.nat(59),
  how: fc.nat(59),
});

type Choices = { act: string; who: number; pick: number; how: number }[];

async function live(acts: Choices): Promise<void> {
  const life = await beginLife();
  for (const { act, who, ...choice } of acts) {
    if (!life.isHeld) life.now += SECOND;
    life.isHeld = false;
    life.whose = life.people[who];
    if (life.whose) await ACTS[act]?.[0](life, life.whose, choice);
  }
}

const LIVES = 15;
/** The same lives in every run, so that what breaks one is the change at hand. Others are lived with another number. */
const SEED = 20_261_127;
const ACTS_OF_A_LIFE = 80;
/** A busy machine begins no life after this; to cut a broken one down it has most of a minute. */
const LIVES_MS = 15_000;
const AT_MOST_MS = 50_000;

it("an account lives as promised, whatever is done to it", async () => {
  const endMs = performance.now() + LIVES_MS;
  let isBroken = false;
  const acts = fc.noBias(fc.array(arbitraryAct, { maxLength: ACTS_OF_A_LIFE, size: "max" }));
  const property = fc.asyncProperty(acts, async (choices) => {
    if (!isBroken && performance.now() > endMs) return;
    await live(choices).catch((broken: unknown) => {
      isBroken = true;
      throw broken;
    });
  });
  await fc.assert(property, { seed: SEED, numRuns: LIVES, interruptAfterTimeLimit: AT_MOST_MS });
});
