// Owns what the set-up form does: the first administrator, once.
"use server";

import { getLocale } from "next-intl/server";
import { enterNewAccount } from "@/app/enter-new-account";
import { fieldOfNewAccount } from "@/lib/accounts/errors";
import { createFirstAdmin } from "@/lib/admin/create-first-admin";
import { firstAdminSchema } from "@/lib/admin/schemas";
import { countedAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const setUpAction = formAction(
  countedAction.inputSchema(firstAdminSchema).stateAction(async ({ parsedInput, ctx }) => {
    const result = await createFirstAdmin({ ...parsedInput, ...ctx, locale: await getLocale() });
    if (!result.ok) return refusalState(result, fieldOfNewAccount(result.error));
    return enterNewAccount(result.value, ctx);
  }),
  ["email"],
);
