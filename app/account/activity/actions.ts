// Owns the button "That was me".
"use server";

import { redirect } from "next/navigation";
import { markNoticesRead } from "@/lib/notices/notice-store";
import { noticesReadSchema } from "@/lib/notices/schemas";
import { userAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";

export const noticesReadAction = formAction(
  userAction()
    .inputSchema(noticesReadSchema)
    .stateAction(async ({ parsedInput: { ids }, ctx }) => {
      await markNoticesRead(ctx.session.accountId, ids, ctx.now);
      redirect("/account/activity");
    }),
);
