// Owns what the lists of people do by themselves: taking an invitation back.
"use server";

import { invitedPath, invitedQuery } from "@/lib/admin/people/invited-query";
import { withdrawInvitationSchema } from "@/lib/admin/people/schemas";
import { withdrawInvitation } from "@/lib/admin/people/withdraw-invitation";
import { adminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";

export const withdrawInvitationAction = formAction(
  adminAction
    .inputSchema(withdrawInvitationSchema)
    .stateAction(async ({ parsedInput: { id, list, ...place }, ctx: { act } }) => {
      const result = await withdrawInvitation(act, id);
      if (!result.ok) return refusalState(result);
      return leaveDone(list ? invitedPath(invitedQuery(place)) : "/admin/users", "invitation-withdrawn");
    }),
);
