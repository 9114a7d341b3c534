// Owns the shapes of the posted forms of webhooks. Messages are error codes.
import { z } from "zod";
import type { PlatformError } from "@/lib/platform/actions/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";
import type { WebhookError } from "@/lib/webhooks/errors";
import { EVENT_GROUPS, groupBox, readGroups, writeGroups } from "@/lib/webhooks/event-groups";
import { readActWord, type WebhookActName } from "@/lib/webhooks/manage/act-word";

const malformed: PlatformError = "field-malformed";
const badUrl: WebhookError = "webhook-url-malformed";
const noGroups: WebhookError = "webhook-groups-missing";

/** Boxes are absent unless they are ticked, so what they say is put into one field before the form is judged. */
function withGroups(posted: unknown): unknown {
  if (!(posted instanceof FormData)) return posted;
  const form = new FormData();
  for (const [name, value] of posted) form.append(name, value);
  form.set("groups", writeGroups(EVENT_GROUPS.filter((group) => posted.get(groupBox(group)) === "on")));
  return form;
}

const url = z.string({ error: badUrl }).trim().min(1, badUrl).max(2048, badUrl);
const groups = z.string({ error: noGroups }).min(1, noGroups).transform(readGroups);
const failsOpen = z.enum(["open", "closed"], { error: malformed }).transform((choice) => choice === "open");

/** The act and the webhook that a word names, where it is one of these acts. */
const idOf = (...acts: WebhookActName[]) =>
  z.string({ error: malformed }).transform((word, context) => {
    const read = readActWord(word);
    if (!read || !acts.includes(read.act)) context.addIssue(malformed);
    return read ?? z.NEVER;
  });

export const addWebhookSchema = z.preprocess(withGroups, formSchema({ url, groups }));
export const addAttemptHookSchema = formSchema({ url, failsOpen });
export const changeGroupsSchema = z.preprocess(withGroups, formSchema({ id: idOf("events"), groups }));
export const changeSilenceSchema = formSchema({ id: idOf("silence"), failsOpen });
export const rotateSecretSchema = formSchema({ id: idOf("rotate") });
export const switchWebhookSchema = formSchema({ id: idOf("switch-off", "switch-on") });
export const removeWebhookSchema = formSchema({ id: idOf("remove") });

const plainId = z.string({ error: malformed }).regex(/^[\w-]{1,64}$/, malformed);

export const sendTestSchema = formSchema({ id: plainId });
export const sendAgainSchema = formSchema({ id: plainId, delivery: plainId });
