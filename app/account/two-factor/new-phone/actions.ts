// Owns keeping the authenticator of an old phone beside the new one.
"use server";

import { redirect } from "next/navigation";
import { userAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { keepBoth } from "@/lib/two-factor/keep-both";

export const keepBothAction = formAction(
  userAction()
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      await keepBoth(ctx.session.accountId);
      redirect("/account/two-factor");
    }),
);
