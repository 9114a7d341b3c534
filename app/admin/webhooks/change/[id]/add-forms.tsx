// Owns the two forms that add a webhook: one that is told of events, and the one that is asked before attempts.
import { getTranslations } from "next-intl/server";
import { addAttemptHookAction, addWebhookAction } from "@/app/admin/webhooks/change/[id]/actions";
import { FormEnd } from "@/app/admin/webhooks/form-end";
import { GroupFields } from "@/app/admin/webhooks/group-fields";
import { SecretOnce } from "@/app/admin/webhooks/secret-once";
import { SilenceField } from "@/app/admin/webhooks/silence-field";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { TextField } from "@/components/ui/text-field";
import { EVENT_GROUPS } from "@/lib/webhooks/event-groups";
import { ADD_WORD, ASK_WORD } from "@/lib/webhooks/manage/act-word";

const HOME = "/admin/webhooks";

async function UrlField() {
  const t = await getTranslations("webhooks");
  return (
    <TextField
      name="url"
      type="url"
      label={t("url")}
      hint={t("urlHint")}
      autoComplete="off"
      verbatim
      required
      autoFocus
    />
  );
}

export async function AddWebhookForm() {
  const t = await getTranslations("webhooks.addPage");
  return (
    <ActionForm action={addWebhookAction}>
      <HiddenField name="id" value={ADD_WORD} />
      <SecretOnce>
        <UrlField />
        <GroupFields chosen={EVENT_GROUPS} />
        <FormEnd submit={t("submit")} back={HOME} />
      </SecretOnce>
    </ActionForm>
  );
}

export async function AddAttemptHookForm() {
  const t = await getTranslations("webhooks.askedPage");
  return (
    <ActionForm action={addAttemptHookAction}>
      <HiddenField name="id" value={ASK_WORD} />
      <SecretOnce>
        <UrlField />
        <SilenceField failsOpen={false} />
        <FormEnd submit={t("submit")} back={HOME} />
      </SecretOnce>
    </ActionForm>
  );
}
