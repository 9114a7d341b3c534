// Owns what the recovery code pages do.
"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { memberTryAction, steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import {
  acknowledgeRecoveryCodes,
  replaceRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { drillRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-drill";
import { recoveryCodeSchema, savedSchema } from "@/lib/two-factor/schemas";

const CODES_PAGE = "/account/two-factor/recovery-codes";

export const savedAction = formAction(
  userAction()
    .inputSchema(savedSchema)
    .stateAction(async ({ parsedInput, ctx }) => {
      await acknowledgeRecoveryCodes(ctx.session.accountId, parsedInput.batch, ctx.trace, ctx.now);
      // The browser's half of Next keeps pages for its Back button, this one with the codes in it (ASVS 14.3.2).
      revalidatePath(CODES_PAGE);
      return leaveDone("/account", "codes-kept");
    }),
);

export const replaceAction = formAction(
  steppedUpAction("replace-recovery-codes")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await replaceRecoveryCodes(act);
      if (!result.ok) return refusalState(result);
      redirect(CODES_PAGE);
    }),
);

export const drillAction = formAction(
  memberTryAction.inputSchema(recoveryCodeSchema).stateAction(async ({ parsedInput: { code }, ctx }) => {
    const result = await drillRecoveryCode({ code, ...ctx });
    if (!result.ok) return refusalState(result, "code");
    revalidatePath(CODES_PAGE);
    const t = await getTranslations("care");
    return { ok: true, message: t("drillRight"), hint: t("drillRightHint") };
  }),
);
