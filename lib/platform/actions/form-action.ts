// Owns the bridge between next-safe-action and a plain form: FormData in, FormState out, with JavaScript or without.
import "server-only";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ServerRefusal } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import type { FormAction, FormState } from "@/lib/platform/actions/form-state";
import { type ErrorCode, isErrorCode } from "@/lib/platform/actions/sentences";
import { clock } from "@/lib/platform/clock";
import { noteActionEnds, requestContext } from "@/lib/platform/request-context";
import { refused } from "@/lib/platform/result";
import { secondsAfter } from "@/lib/platform/seconds-after";

/** What a state action of next-safe-action resolves to, as far as a form reads it. */
interface ActionResult {
  data?: FormState;
  serverError?: ServerRefusal;
  validationErrors?: Record<string, unknown>;
}

type StateAction = (previous: Record<string, never>, form: never) => Promise<ActionResult>;

/**
 * Makes a form's action of a state action. If the grant for it has expired, it redirects to a step-up; if somebody has
 * written a text, it shows a link beside that instead.
 * @param kept names of fields whose text is shown again after a refusal; never a password or a code
 * @param written name of the field of `kept` whose text took thought, so that nobody should have to write it twice
 */
export function formAction(action: StateAction, kept: string[] = [], written?: string): FormAction {
  return async (state, posted) => {
    // Whoever calls an action without our form may pass anything for these two.
    const form = posted instanceof FormData ? posted : new FormData();
    const attempt = Number.isSafeInteger(state?.attempt) ? Number(state.attempt) : 0;
    const isWritten = written !== undefined && String(form.get(written) ?? "").trim() !== "";
    const answer = await stateOf(await action({}, form as never), isWritten);
    // A value that the action tidied up replaces what was typed.
    const values = { ...keptValues(form, kept), ...answer.values };
    noteActionEnds();
    return { ...answer, values, attempt: attempt + 1 };
  };
}

async function stateOf(
  { data, serverError, validationErrors }: ActionResult,
  isWritten: boolean,
): Promise<FormState> {
  if (serverError?.code === "step-up-over")
    return isWritten ? stepUpState(serverError.path) : redirect(serverError.path);
  if (serverError) return serverRefusalState(serverError);
  if (validationErrors) return validationState(validationErrors);
  return data ?? {};
}

async function stepUpState(path: string): Promise<FormState> {
  requestContext().grantOver = true;
  const label = (await getTranslations("stepUp"))("aside");
  return { ...(await refusalState(refused("step-up-over"))), aside: { href: path, label } };
}

async function serverRefusalState({
  code,
  waitSeconds,
}: Extract<ServerRefusal, { waitSeconds: number }>): Promise<FormState> {
  const lockedUntil = secondsAfter(clock.now(), waitSeconds);
  const state = await refusalState(refused<ErrorCode>(code, { lockedUntil }));
  if (code === "server-busy") requestContext().answer.status = 503;
  return state;
}

/** The first refused field in the order of the form. A schema's message is an error code of ours. */
async function validationState(errors: Record<string, unknown>): Promise<FormState> {
  for (const [field, entry] of Object.entries(errors)) {
    const code = firstMessage(entry);
    if (code) return refusalState(refused(isErrorCode(code) ? code : "field-malformed"), field);
  }
  return refusalState(refused("field-malformed"));
}

function firstMessage(entry: unknown): string | undefined {
  if (typeof entry !== "object" || entry === null || !("_errors" in entry)) return undefined;
  return Array.isArray(entry._errors) ? String(entry._errors[0]) : undefined;
}

function keptValues(form: FormData, kept: string[]): Record<string, string> {
  const pairs = kept.map((name) => [name, form.get(name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
}
