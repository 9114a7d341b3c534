// Owns the shape of the posted forms of signing in and stepping up.
import { z } from "zod";
import { emailField, passwordField } from "@/lib/accounts/schemas";
import { channelCodeFields, typedChannelCode } from "@/lib/channels/codes/code-schema";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { ACT_WORD_LENGTH } from "@/lib/sign-in/step-up/step-up-path";
import { STEP_UP_PURPOSES } from "@/lib/sign-in/step-up/step-up-purpose";
import { recoveryCodeField, totpCodeField } from "@/lib/two-factor/schemas";

/** Which session; only one of one's own ends. */
export const endSessionSchema = formSchema({ id: z.string() });

export const signInSchema = formSchema({ email: emailField, password: passwordField });

/** Which act it is for, and the thing that the act is about, if any: both only choose the page to return to. */
export const stepUpTarget = { for: z.enum(STEP_UP_PURPOSES), id: z.string().max(ACT_WORD_LENGTH).optional() };

export const stepUpCodeSchema = formSchema({ ...stepUpTarget, code: totpCodeField });
export const stepUpRecoverySchema = formSchema({ ...stepUpTarget, code: recoveryCodeField });
export const stepUpPasswordSchema = formSchema({ ...stepUpTarget, password: passwordField });
export const stepUpChannelSchema = formSchema({ ...stepUpTarget, ...channelCodeFields }).transform(
  ({ for: purpose, id, ...typed }, context) => ({
    act: { for: purpose, id },
    proof: typedChannelCode(typed, context),
  }),
);
