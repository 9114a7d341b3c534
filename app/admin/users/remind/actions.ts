// Owns what the page of reminders does: it sends them.
"use server";

import { remindPeople } from "@/lib/admin/people/remind-people";
import { adminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { formSchema } from "@/lib/platform/actions/form-schema";

export const remindPeopleAction = formAction(
  adminAction.inputSchema(formSchema({})).stateAction(async ({ ctx: { act } }) => {
    const result = await remindPeople(act);
    if (!result.ok) return refusalState(result);
    return leaveDone("/admin/users/remind", "people-reminded");
  }),
);
