// Owns what the forms do that switch sending off, and on again.
"use server";

import { pauseSchema, resumeSchema } from "@/lib/channels/sends/schemas";
import { pauseWay, resumeWay } from "@/lib/channels/sends/switch-way";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";

export const pauseAction = formAction(
  steppedUpAdminAction("pause-channel")
    .inputSchema(pauseSchema)
    .stateAction(async ({ parsedInput: { way, country, reasonClass }, ctx: { act } }) => {
      const place = { way, country: way === "email" ? "" : country };
      const result = await pauseWay({ ...place, ...act }, reasonClass);
      if (!result.ok) return refusalState(result);
      return leaveDone("/admin/channels", "sends-paused");
    }),
  ["way", "country", "reasonClass"],
);

export const resumeAction = formAction(
  steppedUpAdminAction("resume-channel")
    .inputSchema(resumeSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await resumeWay({ ...id, ...act });
      if (!result.ok) return refusalState(result);
      return leaveDone("/admin/channels", "sends-resumed");
    }),
  ["id"],
);
