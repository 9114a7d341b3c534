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
} from "@/lib/two-factor/authenticators/manage-authenticators";
import { removeSchema, renameSchema } from "@/lib/two-factor/schemas";

const HOME = "/account/two-factor";

export const renameAction = formAction(
  steppedUpAction("rename-authenticator")
    .inputSchema(renameSchema)
    .stateAction(async ({ parsedInput: { id, name }, ctx: { session, act } }) => {
      const result = await renameAuthenticator({ ...act, role: session.role }, id, name);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "authenticator-renamed");
    }),
  ["name"],
);

export const removeAction = formAction(
  steppedUpAction("remove-authenticator")
    .inputSchema(removeSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { session, act } }) => {
      const result = await removeAuthenticator({ ...act, role: session.role }, id);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "authenticator-removed");
    }),
);

export const turnOffAction = formAction(
  steppedUpAction("turn-off")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { session, act } }) => {
      const result = await turnOffTwoFactor({ ...act, role: session.role });
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "two-factor-off");
    }),
);
