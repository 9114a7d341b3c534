// Owns what the pages of passkeys do: ask the browser for one, register it, rename and remove it.
"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { registrationClaim } from "@/app/account/two-factor/passkeys/registration-claim";
import { requestOrigin } from "@/app/request-origin";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { removePasskey, renamePasskey } from "@/lib/passkeys/manage-passkeys";
import { passkeyAnswerSchema, removePasskeySchema, renamePasskeySchema } from "@/lib/passkeys/schemas";
import { startRegistration } from "@/lib/passkeys/start-registration";
import { provingAction, steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { openSession } from "@/lib/sign-in/sessions/open-session";
import { stepUpPath } from "@/lib/sign-in/step-up/step-up-path";

const HOME = "/account/two-factor";

export const askToRegisterAction = formAction(
  provingAction.inputSchema(formSchema({})).stateAction(async ({ ctx: { session, now } }) => {
    const claim = await registrationClaim(session, now);
    const result = await startRegistration({ session, claim, origin: await requestOrigin(), now });
    if (!result.ok && result.error === "step-up-required") redirect(stepUpPath("add-passkey"));
    return result.ok ? { ceremony: result.value } : refusalState(result);
  }),
);

export const registerPasskeyAction = formAction(
  provingAction.inputSchema(passkeyAnswerSchema).stateAction(async ({ parsedInput, ctx }) => {
    const claim = await registrationClaim(ctx.session, ctx.now);
    const t = await getTranslations("passkeys");
    const result = await finishRegistration({ claim, baseName: t("baseName"), ...parsedInput, ...ctx });
    if (!result.ok && result.error === "step-up-required") redirect(stepUpPath("add-passkey"));
    if (!result.ok) return refusalState(result);
    await openSession(result.value.signInGrant, ctx.now);
    if (result.value.hasNewCodes) redirect(`${HOME}/recovery-codes`);
    return leaveDone(HOME, "passkey-added");
  }),
);

export const renamePasskeyAction = formAction(
  steppedUpAction("rename-passkey")
    .inputSchema(renamePasskeySchema)
    .stateAction(async ({ parsedInput: { id, name }, ctx: { session, act } }) => {
      const result = await renamePasskey({ ...act, role: session.role }, id, name);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "passkey-renamed");
    }),
  ["name"],
);

export const removePasskeyAction = formAction(
  steppedUpAction("remove-passkey")
    .inputSchema(removePasskeySchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { session, act } }) => {
      const result = await removePasskey({ ...act, role: session.role }, id);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "passkey-removed");
    }),
);
