// Owns what the forms of the policy do: lead to the preview, and save what was looked at there.
"use server";

import { redirect } from "next/navigation";
import { CHANNEL_BOXES } from "@/lib/admin/policy/channel-letters";
import { CHOICE_FIELDS, encodeChoice } from "@/lib/admin/policy/policy-choice";
import { reviewPolicy, savePolicy } from "@/lib/admin/policy/save-policy";
import { choiceSchema, savePolicySchema } from "@/lib/admin/policy/schemas";
import { adminAction, steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";

export const previewPolicyAction = formAction(
  adminAction.inputSchema(choiceSchema).stateAction(async ({ parsedInput: choice, ctx: { act } }) => {
    const result = await reviewPolicy(act.actorId, choice, act.now);
    if (!result.ok) return refusalState(result);
    redirect(`/admin/policy/preview/${encodeChoice(choice)}`);
  }),
  [...CHOICE_FIELDS.filter((field) => field !== "revision"), ...CHANNEL_BOXES],
);

export const savePolicyAction = formAction(
  steppedUpAdminAction("change-policy")
    .inputSchema(savePolicySchema)
    .stateAction(async ({ parsedInput: { id: choice }, ctx: { act } }) => {
      const result = await savePolicy({ choice, ...act });
      if (!result.ok) return refusalState(result);
      return leaveDone("/admin/policy", "policy-saved");
    }),
);
