// Owns what people do with their recovery codes in the story that tests of figures tell.
import {
  type Actor,
  comeIn,
  givePassword,
  note,
  permit,
  type Story,
} from "@/lib/admin/figures/test-figure-people";
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import {
  acknowledgeRecoveryCodes,
  replaceRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import { mustHave, shownCodes } from "@/lib/two-factor/test-person";

export async function useRecoveryCode(story: Story, actor: Actor): Promise<void> {
  const code = actor.recoveryCodes.pop();
  if (!code) return;
  const wrong = { kind: "recovery-code", code: "AAAAAAAA" } as const;
  const ticket = await givePassword(story, actor);
  await completeSignIn({ ticket, proof: wrong }, TRACE, story.now);
  mustHave(await completeSignIn({ ticket, proof: { kind: "recovery-code", code } }, TRACE, story.now));
  for (const name of ["checks.refused.recovery-code", "checks.accepted.recovery-code", "codes.used"])
    note(story, name);
}

export async function replaceCodes(story: Story, actor: Actor): Promise<void> {
  const session = await comeIn(story, actor);
  const act = await permit(story, actor, session, "replace-recovery-codes");
  if (!(await replaceRecoveryCodes(act)).ok) return;
  note(story, "codes.replaced");
  await saveCodes(story, actor, act.accountId);
}

/** Saves the codes that are shown. Returns whether there were any. */
export async function saveCodes(story: Story, actor: Actor, accountId: string): Promise<boolean> {
  const shown = await shownCodes(accountId, story.now);
  if (!shown) return false;
  actor.recoveryCodes = shown.codes.map((code) => normalizeRecoveryCode(code) ?? code);
  await acknowledgeRecoveryCodes(accountId, shown.batchId, TRACE, story.now);
  return true;
}
