// Owns what the form that adds a person does: an invitation, whose link is shown once.
"use server";

import { getLocale } from "next-intl/server";
import { invitationState } from "@/app/admin/users/add/invitation-state";
import { addPerson } from "@/lib/admin/people/add-person";
import { addPersonSchema } from "@/lib/admin/people/schemas";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { formAction } from "@/lib/platform/actions/form-action";

export const addPersonAction = formAction(
  steppedUpAdminAction("add-person")
    .inputSchema(addPersonSchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const person = { ...parsedInput, ...act, locale: await getLocale() };
      return invitationState(await addPerson(person), parsedInput.email);
    }),
  ["email", "name", "role"],
);
