// Owns the shape of posted forms around trusted devices. Messages are error codes.
import { z } from "zod";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { nameField } from "@/lib/platform/actions/name-field";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { NAME_LONGEST, totpCodeField } from "@/lib/two-factor/schemas";

const error = (name: TwoFactorError) => name;
const deviceName = nameField({
  missing: error("device-name-missing"),
  tooLong: error("device-name-too-long"),
  longest: NAME_LONGEST,
});

/** A box that is not ticked posts nothing. */
export const verifySchema = formSchema({ code: totpCodeField, trust: z.literal("on").optional() });
export const renameDeviceSchema = formSchema({ id: z.string(), name: deviceName });
export const removeDeviceSchema = formSchema({ id: z.string() });
