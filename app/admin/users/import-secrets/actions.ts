// Owns what the pages of an import of secrets do: import them, or forget them.
"use server";

import { redirect } from "next/navigation";
import { importSchema } from "@/lib/admin/import/schemas";
import { discardSecrets, startSecretImport } from "@/lib/admin/secrets-import/start-secret-import";
import { adminAction, steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { formAction } from "@/lib/platform/actions/form-action";

export const importSecretsAction = formAction(
  steppedUpAdminAction("import-secrets")
    .inputSchema(importSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await startSecretImport(act, id);
      if (!result.ok) return refusalState(result);
      redirect(`/admin/users/import-secrets/${id}`);
    }),
);

export const discardSecretsAction = formAction(
  adminAction.inputSchema(importSchema).stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
    const result = await discardSecrets(act, id);
    if (!result.ok) return refusalState(result);
    redirect(`/admin/users/import-secrets/${id}`);
  }),
);
