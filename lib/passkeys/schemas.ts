// Owns the shape of the posted forms of passkeys. Messages are error codes.
import { z } from "zod";
import type { PasskeyError } from "@/lib/passkeys/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { nameField } from "@/lib/platform/actions/name-field";
import { PASSKEY_ANSWER_LENGTH } from "@/lib/platform/limits";
import { stepUpTarget } from "@/lib/sign-in/schemas";
import { NAME_LONGEST } from "@/lib/two-factor/schemas";

const error = (name: PasskeyError) => name;

/** What the browser's dialogue gave. Scripts fill the two fields in, so an empty one says that none ran. */
const answered = {
  asked: z
    .string({ error: error("passkey-needs-scripts") })
    .min(1, error("passkey-needs-scripts"))
    .max(64),
  answer: z
    .string({ error: error("passkey-needs-scripts") })
    .min(1, error("passkey-needs-scripts"))
    .max(PASSKEY_ANSWER_LENGTH, error("passkey-wrong")),
};

export const passkeyAnswerSchema = formSchema(answered);
export const stepUpPasskeySchema = formSchema({ ...stepUpTarget, ...answered });
export const askForStepUpSchema = formSchema(stepUpTarget);

const passkeyNameField = nameField({
  missing: error("passkey-name-missing"),
  tooLong: error("passkey-name-too-long"),
  longest: NAME_LONGEST,
});

export const renamePasskeySchema = formSchema({ id: z.string(), name: passkeyNameField });
export const removePasskeySchema = formSchema({ id: z.string() });
