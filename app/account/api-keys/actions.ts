// Owns what the pages of API keys do: make one, which is shown in this one answer, and revoke one.
"use server";

import { createApiKey } from "@/lib/api/create-api-key";
import { draftOf } from "@/lib/api/key-draft";
import { createApiKeySchema, revokeApiKeySchema } from "@/lib/api/key-schemas";
import { revokeApiKey } from "@/lib/api/revoke-api-key";
import { steppedUpAction, userAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import type { FormState } from "@/lib/platform/actions/form-state";
import { requestContext } from "@/lib/platform/request-context";

const create = formAction(
  steppedUpAction("create-api-key")
    .inputSchema(createApiKeySchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const result = await createApiKey(act, parsedInput);
      if (!result.ok) return refusalState(result);
      requestContext().grantUsed = true;
      return { ok: true, shownOnce: result.value };
    }),
  ["name", "kind", "days"],
);

/** Should the permit have run out, what was typed comes along to the step-up and back. */
export async function createApiKeyAction(state: FormState, posted: FormData): Promise<FormState> {
  const draft = draftOf(posted);
  if (draft) posted.set("id", draft);
  return create(state, posted);
}

export const revokeApiKeyAction = formAction(
  userAction()
    .inputSchema(revokeApiKeySchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { session, trace, now } }) => {
      const result = await revokeApiKey({ accountId: session.accountId, id, trace, now });
      if (!result.ok) return refusalState(result);
      return leaveDone("/account/api-keys", "key-revoked");
    }),
);
