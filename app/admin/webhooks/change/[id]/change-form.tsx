// Owns the forms that change a webhook that is there: each one button, with what it needs above it.
import { getTranslations } from "next-intl/server";
import {
  changeGroupsAction,
  changeSilenceAction,
  removeWebhookAction,
  rotateSecretAction,
  switchWebhookAction,
} from "@/app/admin/webhooks/change/[id]/actions";
import { FormEnd } from "@/app/admin/webhooks/form-end";
import { GroupFields } from "@/app/admin/webhooks/group-fields";
import { SecretOnce } from "@/app/admin/webhooks/secret-once";
import { SilenceField } from "@/app/admin/webhooks/silence-field";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { actWord, type WebhookActName } from "@/lib/webhooks/manage/act-word";
import type { ListedWebhook } from "@/lib/webhooks/manage/webhook-store";

const ACTIONS: Record<WebhookActName, FormAction> = {
  events: changeGroupsAction,
  silence: changeSilenceAction,
  rotate: rotateSecretAction,
  "switch-off": switchWebhookAction,
  "switch-on": switchWebhookAction,
  remove: removeWebhookAction,
};

interface ChangeFormProps {
  act: WebhookActName;
  webhook: ListedWebhook;
}

export async function ChangeForm({ act, webhook }: ChangeFormProps) {
  const t = await getTranslations("webhooks.change");
  const isDanger = act === "remove" || act === "switch-off";
  const end = (
    <FormEnd submit={t(`${act}.submit`)} back={`/admin/webhooks/${webhook.id}`} isDanger={isDanger} />
  );
  return (
    <ActionForm action={ACTIONS[act]}>
      <HiddenField name="id" value={actWord(act, webhook.id)} />
      {act === "events" && <GroupFields chosen={webhook.groups} />}
      {act === "silence" && <SilenceField failsOpen={webhook.failsOpen} />}
      {act === "rotate" ? <SecretOnce>{end}</SecretOnce> : end}
    </ActionForm>
  );
}
