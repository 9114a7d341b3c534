// Owns judging and spending one proof of a second factor: a code of an authenticator, or a recovery code.
import "server-only";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { DIAGNOSIS_PROBE_STEPS } from "@/lib/platform/limits";
import { accepted, type Refusal, type Result, refused } from "@/lib/platform/result";
import { openKey } from "@/lib/two-factor/authenticator-secret";
import { consumeStep, sealedAuthenticators } from "@/lib/two-factor/authenticator-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { judgeCode, type Verdict } from "@/lib/two-factor/judge-code";
import { hashOfferedCode } from "@/lib/two-factor/recovery-hash";
import { consumeRecoveryCode, findRecoveryBatch } from "@/lib/two-factor/recovery-store";

/** What a person offers. Both are in canonical form: the schemas saw to it. */
export type SecondFactorProof =
  | { kind: "authenticator"; code: string }
  | { kind: "recovery-code"; code: string };

/** A proof that is right and waits to be consumed, with the refusal when somebody else consumes it first. */
export type ProofVerdict =
  | { kind: "step"; authenticatorId: string; step: number; refusalWhenSpent: "code-already-used" }
  | { kind: "recovery-code"; batchId: string; hash: string; refusalWhenSpent: "recovery-code-wrong" };

/** Judges a proof. Consumes nothing. Errors: code-wrong, code-already-used, code-late, recovery-code-wrong. */
export function judgeProof(
  accountId: string,
  proof: SecondFactorProof,
  now: Date,
): Promise<Result<ProofVerdict, TwoFactorError>> {
  return proof.kind === "authenticator"
    ? judgeAuthenticator(accountId, proof.code, now)
    : judgeRecoveryCode(accountId, proof.code, now);
}

async function judgeAuthenticator(
  accountId: string,
  code: string,
  now: Date,
): Promise<Result<ProofVerdict, TwoFactorError>> {
  const rows = await sealedAuthenticators(accountId);
  const candidates = await Promise.all(
    rows.map(async (row) => ({ ...row, key: await openKey(row, "Authenticator") })),
  );
  // Only steps of the past are named here: they are never accepted again, so a guesser learns nothing of use.
  const verdict = judgeCode(candidates, code, {
    nowMs: now.getTime(),
    window: settings().totpWindow,
    stepsBack: DIAGNOSIS_PROBE_STEPS,
    stepsAhead: 0,
  });
  if (verdict.kind !== "right") return refusalOf(verdict);
  const { candidateId: authenticatorId, step } = verdict;
  return accepted({ kind: "step", authenticatorId, step, refusalWhenSpent: "code-already-used" });
}

/** The refusal that a verdict means; the offset travels along for the sentence. */
export function refusalOf(
  verdict: Exclude<Verdict, { kind: "right" }>,
): Refusal<"code-wrong" | "code-already-used" | "code-late" | "code-early"> {
  if (verdict.kind === "already-used") return refused("code-already-used");
  if (verdict.kind === "wrong") return refused("code-wrong");
  const { offsetSteps } = verdict;
  return refused(offsetSteps < 0 ? "code-late" : "code-early", { offsetSteps });
}

async function judgeRecoveryCode(
  accountId: string,
  code: string,
  now: Date,
): Promise<Result<ProofVerdict, TwoFactorError>> {
  const batch = await findRecoveryBatch(accountId, now);
  if (!batch) return refused("recovery-code-wrong");
  const hash = await hashOfferedCode(accountId, code, batch, settings().peppers);
  // Whether the hash is there is asked by the write that uses it, so hit and miss do the same until then.
  return accepted({
    kind: "recovery-code",
    batchId: batch.id,
    hash,
    refusalWhenSpent: "recovery-code-wrong",
  });
}

/** Consumes a right proof by its one guarded write. False when it is not there to be consumed. */
export async function spendProof(
  tx: Tx,
  proof: ProofVerdict,
  accountId: string,
  trace: Trace,
  now: Date,
): Promise<boolean> {
  if (proof.kind === "step") return consumeStep(tx, proof.authenticatorId, proof.step, now);
  const { batchId, hash } = proof;
  if (!(await consumeRecoveryCode(tx, accountId, { batchId, hash }, now))) return false;
  await recordEvent(tx, { event: "recovery-code.used", result: "success", actorId: accountId }, trace, now);
  return true;
}
