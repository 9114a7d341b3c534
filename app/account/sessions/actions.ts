// Owns what the pages of sessions do: end one, or all others.
"use server";

import { steppedUpAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { endSessionSchema } from "@/lib/sign-in/schemas";
import { endOtherSessions, endOwnSession } from "@/lib/sign-in/sessions/end-sessions-by-owner";

const HOME = "/account/sessions";

export const endSessionAction = formAction(
  steppedUpAction("end-sessions")
    .inputSchema(endSessionSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await endOwnSession(act, id);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "session-ended");
    }),
);

export const endOtherSessionsAction = formAction(
  steppedUpAction("end-sessions")
    .inputSchema(formSchema({}))
    .stateAction(async ({ ctx: { act } }) => {
      const result = await endOtherSessions(act);
      if (!result.ok) return refusalState(result);
      return leaveDone(HOME, "other-sessions-ended");
    }),
);
