// Owns judging and spending one proof of a second factor: the answer of a passkey, or a code of an authenticator, of a
// channel, of the recovery codes or of an administrator.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import type { ChannelVerdict } from "@/lib/channels/codes/check-code";
import type { ChannelError } from "@/lib/channels/errors";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import {
  judgePasskey,
  type PasskeyProof,
  type PasskeyVerdict,
  spendPasskey,
} from "@/lib/passkeys/passkey-proof";
import { database, type Tx } from "@/lib/platform/db";
import { accepted, type Result, refused } from "@/lib/platform/result";
import type { Factor } from "@/lib/sign-in/factor";
import { consumeStep } from "@/lib/two-factor/authenticators/step-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { hashOffered } from "@/lib/two-factor/recovery-codes/offered-code";
import { consumeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-store";
import {
  type ChannelJudging,
  type ChannelProof,
  judgeChannelProof,
  spendChannelProof,
} from "@/lib/two-factor/verification/channel-proof";
import {
  judgeAuthenticatorCode,
  type RightStep,
} from "@/lib/two-factor/verification/judge-authenticator-code";
import { spendTemporaryCode } from "@/lib/two-factor/verification/spend-temporary-code";

/**
 * What a person offers. All are in canonical form: the schemas saw to it. A temporary code is offered as a recovery
 * code: the two look alike, so that nobody has to know which of them they hold.
 */
export type SecondFactorProof =
  | { kind: "authenticator"; code: string }
  | { kind: "recovery-code"; code: string }
  | ChannelProof
  | PasskeyProof;

/** A proof that is right and waits to be consumed, with the refusal when somebody else consumes it first. */
export type RightProof =
  | RightStep
  | { kind: "recovery-code"; batchId: string; hash: string; refusalWhenSpent: "recovery-code-wrong" }
  | { kind: "channel"; verdict: ChannelVerdict; refusalWhenSpent: "channel-code-expired" }
  | { kind: "passkey"; verdict: PasskeyVerdict; refusalWhenSpent: "passkey-wrong" };

/** Why a proof is refused. */
export type ProofError = TwoFactorError | ChannelError | PasskeyError;

/**
 * Judges a proof, and consumes nothing but the challenge that a passkey answered.
 * Errors: passkey-demanded, and those of judgeAuthenticatorCode, judgeChannelProof and judgePasskey. Whether a recovery
 * code is right is known only when it is spent.
 */
export async function judgeProof(
  proof: SecondFactorProof,
  judging: ChannelJudging,
): Promise<Result<RightProof, ProofError>> {
  const { accountId, now } = judging;
  // Whom the policy holds to a passkey is asked for it, or for what stands in for a lost one.
  const isHeld = proof.kind !== "passkey" && proof.kind !== "recovery-code";
  if (isHeld && (await findPasskeyRule(database(), accountId, now)) === "only")
    return refused("passkey-demanded");
  if (proof.kind === "authenticator") return judgeAuthenticatorCode(accountId, proof.code, now);
  if (proof.kind === "recovery-code") return judgeRecoveryCode(accountId, proof.code);
  if (proof.kind === "passkey") {
    const judged = await judgePasskey(proof, judging);
    if (!judged.ok) return judged;
    return accepted({ kind: "passkey", verdict: judged.value, refusalWhenSpent: "passkey-wrong" });
  }
  const judged = await judgeChannelProof(proof, judging);
  if (!judged.ok) return judged;
  return accepted({ kind: "channel", verdict: judged.value, refusalWhenSpent: "channel-code-expired" });
}

async function judgeRecoveryCode(
  accountId: string,
  code: string,
): Promise<Result<RightProof, TwoFactorError>> {
  const offered = await hashOffered(accountId, code);
  // Whether the hash is there is asked by the write that uses it, so hit and miss do the same until then.
  return accepted({ kind: "recovery-code", ...offered, refusalWhenSpent: "recovery-code-wrong" });
}

/** Whose proof it is, and what may be spent. */
interface Spending {
  accountId: string;
  takesTemporaryCode: boolean;
  trace: Trace;
  now: Date;
}

/** Consumes a right proof by its one guarded write. Returns what was spent; null when it is not there to be consumed. */
export async function spendProof(tx: Tx, right: RightProof, spending: Spending): Promise<Factor | null> {
  const { accountId, takesTemporaryCode, trace, now } = spending;
  if (right.kind === "authenticator")
    return (await consumeStep(tx, right.matched, right.clock, now)) ? "authenticator" : null;
  if (right.kind === "passkey") return (await spendPasskey(tx, right.verdict, trace, now)) ? "passkey" : null;
  if (right.kind === "channel") return spendChannelProof(tx, right.verdict, now);
  const { batchId, hash } = right;
  const entry = { result: "success", actorId: accountId } as const;
  if (await consumeRecoveryCode(tx, accountId, { batchId, hash }, now)) {
    await recordEvent(tx, { ...entry, event: "recovery-code.used" }, trace, now);
    return "recovery-code";
  }
  if (!takesTemporaryCode || !(await spendTemporaryCode(tx, accountId, hash, now))) return null;
  await recordEvent(tx, { ...entry, event: "temporary-code.used" }, trace, now);
  return "temporary-code";
}
