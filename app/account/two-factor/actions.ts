// Owns renaming and removing an authenticator, and turning two-factor authentication off.
"use server";

import { steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import {
  removeAuthenticator,
  renameAuthenticator,
  turnOffTwoFactor,
} from "@/lib/two-factor/manage-authenticators";
import { removeSchema, renameSchema } from "@/lib/two-factor/schemas";

const HOME = "/account/two-factor";

export const renameAction = formAction(
  steppedUpAction("rename-authenticator")
    .inputSchema(renameSchema)
    .stateAction(async ({ parsedInput: { id, name }, ctx: { session, ...ctx } }) => {
      const result = await renameAuthenticator(
        { accountId: session.accountId, role: session.role, ...ctx },
        id,
        name,
      );
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "authenticator-renamed");
    }),
  ["name"],
);

export const removeAction = formAction(
  steppedUpAction("remove-authenticator")
    .inputSchema(removeSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { session, ...ctx } }) => {
      const result = await removeAuthenticator(
        { accountId: session.accountId, role: session.role, ...ctx },
        id,
      );
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "authenticator-removed");
    }),
);

export const turnOffAction = formAction(
  steppedUpAction("turn-off")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { session, ...ctx } }) => {
      const result = await turnOffTwoFactor({ accountId: session.accountId, role: session.role, ...ctx });
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "two-factor-off");
    }),
);
