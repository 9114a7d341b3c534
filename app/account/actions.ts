// Owns what every signed-in page offers: signing out.
"use server";

import { redirect } from "next/navigation";
import { userAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { clearCredentialCookies } from "@/lib/sign-in/sessions/open-session";
import { signOut } from "@/lib/sign-in/sessions/sign-out";

export const signOutAction = formAction(
  userAction({ beforeEnrollment: true })
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx }) => {
      await signOut(ctx.session, ctx.trace, ctx.now);
      await clearCredentialCookies();
      redirect("/");
    }),
);
