// Owns what the pages of an import do: invite its people, or stop.
"use server";

import { redirect } from "next/navigation";
import { importSchema, startImportSchema } from "@/lib/admin/import/schemas";
import { startImport, stopImport } from "@/lib/admin/import/start-import";
import { adminAction, steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const startImportAction = formAction(
  steppedUpAdminAction("import-people")
    .inputSchema(startImportSchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const result = await startImport(act, parsedInput);
      if (!result.ok) return refusalState(result);
      redirect(`/admin/users/import/${parsedInput.id}`);
    }),
);

export const stopImportAction = formAction(
  adminAction.inputSchema(importSchema).stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
    const result = await stopImport(act, id);
    if (!result.ok) return refusalState(result);
    redirect(`/admin/users/import/${id}`);
  }),
);
