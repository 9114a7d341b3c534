// Owns what tests of the attempt hook start from: a hook that answers in some manner, and somebody whose sign-in asks it.
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { makeProtectedPerson, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { forgetAttemptHook } from "@/lib/webhooks/attempts/current-attempt-hook";
import { answers, type ReceiverManner, type TestReceiver } from "@/lib/webhooks/test-receiver";
import { plantAttemptHook } from "@/lib/webhooks/test-webhooks";

export const allows = answers(200, '{"allow":true}');
export const denies = answers(200, '{"allow":false,"reason":"outside-of-hours"}');

/** Counts up, so that each hook has a breaker of its own. */
let revision = 1;

/** Adds the hook, at a receiver that answers in this manner. Gives its secret. */
export async function hookThat(
  receiver: TestReceiver,
  manner: ReceiverManner,
  failsOpen = false,
): Promise<string> {
  receiver.manner = manner;
  const secret = await plantAttemptHook(receiver.url(), failsOpen);
  revision += 1;
  await database().webhook.updateMany({ data: { revision } });
  forgetAttemptHook();
  return secret;
}

/** As if nobody had ever added a hook. */
export async function removeEveryHook(): Promise<void> {
  await database().webhook.deleteMany();
  forgetAttemptHook();
}

/** Somebody with a ticket, a right code and a wrong one. */
export async function whoSignsIn() {
  const person = await makeProtectedPerson();
  const ticket = await rewardFor(person.email);
  const proofOf = (code: string) => ({ kind: "authenticator", code }) as const;
  return {
    ...person,
    right: proofOf(person.phone.codeAt(NOW)),
    wrong: proofOf(person.phone.wrongCodeAt(NOW)),
    tryWith: (proof: ReturnType<typeof proofOf>) => completeSignIn({ ticket, proof }, TRACE, NOW),
  };
}
