// Owns the form that takes a code of a channel.
import { getTranslations } from "next-intl/server";
import { ChannelCodeField } from "@/app/code-fields";
import { verifyChannelCodeAction } from "@/app/sign-in/code/actions";
import { ActionForm } from "@/components/ui/action-form";
import { HiddenField } from "@/components/ui/hidden-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ChannelFactor } from "@/lib/channels/kinds";

export async function CodeForm({ factor }: { factor: ChannelFactor }) {
  const t = await getTranslations("signInCode");
  return (
    <ActionForm action={verifyChannelCodeAction}>
      <HiddenField name="with" value={factor} />
      <ChannelCodeField factor={factor} />
      <SubmitButton wide>{t("submit")}</SubmitButton>
    </ActionForm>
  );
}
