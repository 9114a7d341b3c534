// Owns what the deletion form does.
"use server";

import { redirect } from "next/navigation";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { clearCredentialCookies } from "@/lib/sign-in/sessions/open-session";

export const deleteAccountAction = formAction(
  steppedUpAction("delete-account", { beforeEnrollment: true })
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await deleteAccount(act);
      if (!result.ok) return refusalState(result);
      await clearCredentialCookies();
      redirect("/?gone=account");
    }),
);
