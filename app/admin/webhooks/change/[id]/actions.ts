// Owns what the forms do that add, change and remove webhooks.
"use server";

import { getTranslations } from "next-intl/server";
import { secretState } from "@/app/admin/webhooks/secret-state";
import { steppedUpAdminAction } from "@/lib/platform/actions/action-client";
import { refusalState } from "@/lib/platform/actions/answer";
import { leaveDone } from "@/lib/platform/actions/done";
import { formAction } from "@/lib/platform/actions/form-action";
import { GROUP_BOXES } from "@/lib/webhooks/event-groups";
import { addAttemptHook, addWebhook } from "@/lib/webhooks/manage/add-webhook";
import {
  changeFailsOpen,
  changeGroups,
  removeWebhook,
  rotateSecret,
  switchWebhook,
} from "@/lib/webhooks/manage/change-webhook";
import {
  addAttemptHookSchema,
  addWebhookSchema,
  changeGroupsSchema,
  changeSilenceSchema,
  removeWebhookSchema,
  rotateSecretSchema,
  switchWebhookSchema,
} from "@/lib/webhooks/manage/schemas";

const managing = () => steppedUpAdminAction("manage-webhooks");

export const addWebhookAction = formAction(
  managing()
    .inputSchema(addWebhookSchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const t = await getTranslations("webhooks.addPage");
      const result = await addWebhook(act, parsedInput);
      return secretState(result, { done: t("done"), hint: t("hint") });
    }),
  ["url", ...GROUP_BOXES],
);

export const addAttemptHookAction = formAction(
  managing()
    .inputSchema(addAttemptHookSchema)
    .stateAction(async ({ parsedInput, ctx: { act } }) => {
      const t = await getTranslations("webhooks");
      const result = await addAttemptHook(act, parsedInput);
      return secretState(result, { done: t("askedPage.done"), hint: t("addPage.hint") });
    }),
  ["url", "failsOpen"],
);

export const changeGroupsAction = formAction(
  managing()
    .inputSchema(changeGroupsSchema)
    .stateAction(async ({ parsedInput: { id, groups }, ctx: { act } }) => {
      const result = await changeGroups(act, id.id, groups);
      if (!result.ok) return refusalState(result);
      return leaveDone(`/admin/webhooks/${id.id}`, "webhook-saved");
    }),
  GROUP_BOXES,
);

export const changeSilenceAction = formAction(
  managing()
    .inputSchema(changeSilenceSchema)
    .stateAction(async ({ parsedInput: { id, failsOpen }, ctx: { act } }) => {
      const result = await changeFailsOpen(act, id.id, failsOpen);
      if (!result.ok) return refusalState(result);
      return leaveDone(`/admin/webhooks/${id.id}`, "webhook-saved");
    }),
  ["failsOpen"],
);

export const rotateSecretAction = formAction(
  managing()
    .inputSchema(rotateSecretSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const t = await getTranslations("webhooks.change.rotate");
      const result = await rotateSecret(act, id.id);
      return secretState(result, { done: t("done"), hint: t("hint") });
    }),
);

export const switchWebhookAction = formAction(
  managing()
    .inputSchema(switchWebhookSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await switchWebhook(act, id.id, id.act === "switch-on");
      if (!result.ok) return refusalState(result);
      return leaveDone(`/admin/webhooks/${id.id}`, "webhook-saved");
    }),
);

export const removeWebhookAction = formAction(
  managing()
    .inputSchema(removeWebhookSchema)
    .stateAction(async ({ parsedInput: { id }, ctx: { act } }) => {
      const result = await removeWebhook(act, id.id);
      if (!result.ok) return refusalState(result);
      return leaveDone("/admin/webhooks", "webhook-removed");
    }),
);
