// Owns what the recovery code pages do.
"use server";

import { redirect } from "next/navigation";
import { steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { replaceRecoveryCodes, saveRecoveryCodes } from "@/lib/two-factor/recovery-codes";
import { savedSchema } from "@/lib/two-factor/schemas";

export const savedAction = formAction(
  userAction()
    .inputSchema(savedSchema)
    .stateAction(async ({ ctx }) => {
      await saveRecoveryCodes(ctx.session.accountId, ctx.trace, ctx.now);
      redirect("/account");
    }),
);

export const replaceAction = formAction(
  steppedUpAction("replace-recovery-codes")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      const result = await replaceRecoveryCodes(ctx.session.accountId, ctx.claim, ctx.trace, ctx.now);
      if (!result.ok) return refusalState(result);
      redirect("/account/two-factor/recovery-codes");
    }),
);
