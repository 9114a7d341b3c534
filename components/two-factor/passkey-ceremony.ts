// The browser's own dialogue for passkeys, loaded when somebody asks for it, and what its failures mean.
import type { Ceremony, FormAction } from "@/lib/platform/actions/form-state";

/** What went wrong in the browser; each has a sentence that says what to do next. */
export type PasskeyProblem = "cancelled" | "unsupported" | "known" | "unverifiable" | "failed";

/** To make a passkey, to use one, or to offer those that there are in a field's suggestions. */
export type PasskeyAct = "create" | "get" | "suggest";

/** What a form posts, or why there is nothing to post. */
export type PasskeyOutcome =
  | { asked: string; answer: string }
  | { problem: PasskeyProblem }
  | { message: string };

/**
 * Asks the server for a question and the browser for its answer.
 * @param form the fields that say what it is for
 */
export async function runCeremony(act: PasskeyAct, ask: FormAction, form: FormData): Promise<PasskeyOutcome> {
  if (!window.PublicKeyCredential) return { problem: "unsupported" };
  try {
    const { ceremony, message } = await ask({}, form);
    if (!ceremony) return message ? { message } : { problem: "failed" };
    return { asked: ceremony.id, answer: await answerTo(act, ceremony) };
  } catch (fault) {
    return { problem: problemOf(fault) };
  }
}

async function answerTo(act: PasskeyAct, { options }: Ceremony): Promise<string> {
  const { startAuthentication, startRegistration } = await import("@simplewebauthn/browser");
  const optionsJSON = JSON.parse(options);
  const answer =
    act === "create"
      ? await startRegistration({ optionsJSON })
      : await startAuthentication({ optionsJSON, useBrowserAutofill: act === "suggest" });
  return JSON.stringify(answer);
}

/** By the names that WebAuthn gives its failures (WebAuthn 5.1.3 and 5.1.4). */
function problemOf(fault: unknown): PasskeyProblem {
  switch (fault instanceof Error ? fault.name : "") {
    case "NotAllowedError":
    case "AbortError":
      return "cancelled";
    case "InvalidStateError":
      return "known";
    case "ConstraintError":
      return "unverifiable";
    case "NotSupportedError":
    case "SecurityError":
      return "unsupported";
    default:
      return "failed";
  }
}
