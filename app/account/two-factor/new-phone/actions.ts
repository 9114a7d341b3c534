// Owns keeping the authenticator of an old phone beside the new one.
"use server";

import { userAction } from "@/lib/platform/actions/action-client";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { keepBoth } from "@/lib/two-factor/enrollment/keep-both";

export const keepBothAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      await keepBoth(ctx.session.accountId);
      return leaveDone("/account/two-factor", "both-kept");
    }),
);
