// Owns what the form that ends everybody's sessions does.
"use server";

import { endAllSessions } from "@/lib/admin/sessions/end-all-sessions";
import { endAllSessionsSchema } from "@/lib/admin/sessions/schemas";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";

export const endAllSessionsAction = formAction(
  steppedUpAdminAction("end-all-sessions")
    .inputSchema(endAllSessionsSchema)
    .stateAction(async ({ parsedInput: { reasonClass }, ctx: { act } }) => {
      const result = await endAllSessions(act, reasonClass);
      if (!result.ok) return refusalState(result);
      return leaveDone("/admin/policy", "everybody-signed-out");
    }),
  ["reasonClass"],
);
