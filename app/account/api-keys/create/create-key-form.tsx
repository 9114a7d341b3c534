// Owns the form of a new API key, and what stands in its place once there is one.
import { getTranslations } from "next-intl/server";
import { createApiKeyAction } from "@/app/account/api-keys/actions";
import { KeyOnce } from "@/components/api-keys/key-once";
import { ActionForm } from "@/components/ui/action-form";
import { LinkButton } from "@/components/ui/link-button";
import { RadioField } from "@/components/ui/radio-field";
import { SelectField } from "@/components/ui/select-field";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import type { ApiKeyDraft } from "@/lib/api/key-draft";
import { API_KEY_KINDS } from "@/lib/api/key-format";
import { API_KEY_DAYS, DEFAULT_API_KEY_DAYS } from "@/lib/api/key-schemas";
import { settings } from "@/lib/platform/env";

const HOME = "/account/api-keys";

/** Asks for a code of the key that authenticator apps show in their own examples. */
function exampleCall(): string {
  const lines = [
    `curl ${new URL("/api/2fa", settings().appUrl)}`,
    `-H "Authorization: Bearer KEY"`,
    `-H "Content-Type: application/json"`,
    `-d '{"secret":"JBSWY3DPEHPK3PXP"}'`,
  ];
  return lines.join(" \\\n  ");
}

export async function CreateKeyForm({ typed }: { typed: ApiKeyDraft | null }) {
  const t = await getTranslations("apiKeys");
  const common = await getTranslations("common");
  return (
    <ActionForm action={createApiKeyAction}>
      <KeyOnce
        title={t("shownTitle")}
        text={t("shownText")}
        label={t("key")}
        labels={{ copy: t("copy"), copied: common("copied"), failed: common("copyFailed") }}
        exampleLabel={t("example")}
        example={exampleCall()}
        after={<LinkButton href={HOME}>{t("done")}</LinkButton>}
      >
        <KeyFields typed={typed} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>{t("submit")}</SubmitButton>
          <LinkButton href={HOME} variant="quiet">
            {common("cancel")}
          </LinkButton>
        </div>
      </KeyOnce>
    </ActionForm>
  );
}

async function KeyFields({ typed }: { typed: ApiKeyDraft | null }) {
  const t = await getTranslations("apiKeys");
  const kinds = API_KEY_KINDS.map((value) => ({
    value,
    label: t(`kinds.${value}`),
    hint: t(`kindHints.${value}`),
  }));
  const days = API_KEY_DAYS.map((value) => ({ value, label: t("days", { days: value }) }));
  const chosen = typed ?? { name: undefined, kind: API_KEY_KINDS[0], days: DEFAULT_API_KEY_DAYS };
  return (
    <>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        defaultValue={chosen.name}
        autoComplete="off"
        required
        autoFocus
      />
      <RadioField name="kind" label={t("kind")} options={kinds} defaultValue={chosen.kind} />
      <SelectField name="days" label={t("expiry")} options={days} defaultValue={chosen.days} />
    </>
  );
}
