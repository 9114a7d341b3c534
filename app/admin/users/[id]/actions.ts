// Owns what the forms around one person do: the sensitive acts behind a step-up, mails and notes without one.
"use server";

import { addNote } from "@/lib/admin/person/add-note";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson, reactivatePerson } from "@/lib/admin/person/deactivate-person";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { remindPerson } from "@/lib/admin/person/remind-person";
import { noteSchema, personSchema, roleSchema } from "@/lib/admin/person/schemas";
import { sendConfirmation } from "@/lib/admin/person/send-confirmation";
import { unlockPerson } from "@/lib/admin/person/unlock-person";
import { registerAuthySchema } from "@/lib/channels/adding/schemas";
import { adminAction, steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { requestContext } from "@/lib/platform/request-context";
import { personPath } from "@/lib/sign-in/step-up/step-up-path";

export const endPersonSessionsAction = formAction(
  steppedUpAdminAction("end-person-sessions")
    .inputSchema(personSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await endPersonSessions({ ...act, personId: id });
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "person-sessions-ended");
    }),
);

export const deactivatePersonAction = formAction(
  steppedUpAdminAction("deactivate-person")
    .inputSchema(personSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await deactivatePerson({ ...act, personId: id });
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "person-deactivated");
    }),
);

export const reactivatePersonAction = formAction(
  steppedUpAdminAction("reactivate-person")
    .inputSchema(personSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await reactivatePerson({ ...act, personId: id });
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "person-reactivated");
    }),
);

export const unlockPersonAction = formAction(
  steppedUpAdminAction("unlock-person")
    .inputSchema(personSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await unlockPerson({ ...act, personId: id });
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "person-unlocked");
    }),
);

export const changeRoleAction = formAction(
  steppedUpAdminAction("change-role")
    .inputSchema(roleSchema)
    .stateAction(async ({ parsedInput: { id, role }, ctx: { act } }) => {
      const result = await changeRole({ ...act, personId: id }, role);
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "role-changed");
    }),
);

export const sendConfirmationAction = formAction(
  adminAction.inputSchema(personSchema).stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
    const { clientAddress } = requestContext();
    const result = await sendConfirmation({ ...act, personId: id, clientAddress });
    if (!result.ok) return refusalState(result);
    return leaveDone(personPath(id), "confirmation-sent");
  }),
);

export const remindPersonAction = formAction(
  adminAction.inputSchema(personSchema).stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
    const result = await remindPerson({ ...act, personId: id });
    if (!result.ok) return refusalState(result);
    return leaveDone(personPath(id), "reminder-sent");
  }),
);

export const registerAuthyAction = formAction(
  steppedUpAdminAction("register-authy")
    .inputSchema(registerAuthySchema)
    .stateAction(async ({ parsedInput: { id, phone }, ctx: { act } }) => {
      const result = await registerAuthy({ ...act, personId: id }, phone);
      if (!result.ok) return refusalState(result);
      return leaveDone(personPath(id), "authy-registered");
    }),
  ["country", "phone"],
);

export const addNoteAction = formAction(
  adminAction.inputSchema(noteSchema).stateAction(async ({ parsedInput: { id, note }, ctx: { act } }) => {
    const result = await addNote({ ...act, personId: id }, note);
    if (!result.ok) return refusalState(result);
    return leaveDone(personPath(id), "note-added");
  }),
  ["note"],
);
