// Owns what a form says once a reset was begun, approved or decided: in its own answer, because a link is shown once.
import "server-only";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ResetOutcome } from "@/lib/admin/resets/advance-reset";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import type { FormState } from "@/lib/platform/actions/form-state";
import type { ErrorCode } from "@/lib/platform/actions/sentences";
import { requestContext } from "@/lib/platform/request-context";
import type { Result } from "@/lib/platform/result";

/** An id that nobody has is an address that leads nowhere. */
export async function resetAnswer(result: Result<ResetOutcome, ErrorCode>): Promise<FormState> {
  if (!result.ok) {
    if (result.error === "reset-person-missing") notFound();
    return refusalState(result, result.error === "reset-email-wrong" ? "email" : undefined);
  }
  requestContext().grantUsed = true;
  const t = await getTranslations("adminResets.result");
  const outcome = result.value;
  if (outcome.kind === "waiting") return { ok: true, message: t("waiting") };
  if (outcome.kind === "scheduled") {
    const time = (await getFormatter()).dateTime(outcome.effectiveAt, "moment");
    return { ok: true, message: t("scheduled", { time }) };
  }
  const { link: shownOnce, isMailed } = outcome;
  return { ok: true, message: t("doneTitle"), hint: t(isMailed ? "mailed" : "notMailed"), shownOnce };
}

/** The answer of the form that refuses a request: back to the list, where nothing of that request can be pressed any more. */
export async function refusedAnswer(result: Result<null, ErrorCode>): Promise<FormState> {
  if (!result.ok) return refusalState(result);
  return leaveDone("/admin/resets", "request-refused");
}

/** The answer of the form that calls a reset off. */
export async function calledOffAnswer(result: Result<null, ErrorCode>): Promise<FormState> {
  if (!result.ok) return refusalState(result);
  requestContext().grantUsed = true;
  return { ok: true, message: (await getTranslations("adminResets.result"))("calledOff") };
}
