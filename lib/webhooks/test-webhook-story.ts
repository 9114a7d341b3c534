// Owns the scenes of webhooks in the story that tests of the security log tell, with a sign-in that the hook turns away.
import { TRACE } from "@/lib/audit/test-trace";
import type { Result } from "@/lib/platform/result";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import { makeProtectedPerson, mustHave, NOW, rewardFor } from "@/lib/two-factor/test-person";
import { ATTEMPT_HOOK_ID } from "@/lib/webhooks/attempts/attempt-hook-store";
import {
  changeFailsOpen,
  changeGroups,
  removeWebhook,
  rotateSecret,
  switchWebhook,
} from "@/lib/webhooks/manage/change-webhook";
import { answers, hangsUp, TestReceiver } from "@/lib/webhooks/test-receiver";
import { plantAttemptHook, plantWebhook, theAdminsPermit } from "@/lib/webhooks/test-webhooks";

/** Webhooks are added, changed and removed. Needs `allowLoopback()`. Leaves no webhook behind. */
export async function actOutWebhookStory(): Promise<void> {
  const receiver = await new TestReceiver().start();
  const act = async (change: (act: AdminAct) => Promise<Result<unknown, string>>) =>
    mustHave(await change(await theAdminsPermit()));
  const { id } = await plantWebhook(receiver.url(), ["locks"]);
  await act((permit) => changeGroups(permit, id, ["resets"]));
  await act((permit) => rotateSecret(permit, id));
  for (const isOn of [false, true]) await act((permit) => switchWebhook(permit, id, isOn));
  await act((permit) => removeWebhook(permit, id));

  await plantAttemptHook(receiver.url(), true);
  await act((permit) => changeFailsOpen(permit, ATTEMPT_HOOK_ID, false));
  const { email, phone } = await makeProtectedPerson();
  const code = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
  for (const manner of [answers(200, '{"allow":false}'), hangsUp]) {
    receiver.manner = manner;
    await completeSignIn({ ticket: await rewardFor(email), proof: code }, TRACE, NOW);
  }
  await act((permit) => changeFailsOpen(permit, ATTEMPT_HOOK_ID, true));
  await act((permit) => removeWebhook(permit, ATTEMPT_HOOK_ID));
  await receiver.stop();
}
