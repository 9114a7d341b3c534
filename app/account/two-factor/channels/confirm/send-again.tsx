// Owns the buttons that have another code sent, each way by itself. How soon is the server's to say.
import { getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { waysToConfirm } from "@/lib/channels/adding/send-pending-code";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import type { ChannelKind } from "@/lib/channels/kinds";
import type { FormAction } from "@/lib/platform/actions/form-state";

interface SendAgainProps {
  kind: ChannelKind;
  action: FormAction;
}

export async function SendAgain({ kind, action }: SendAgainProps) {
  const ways = waysToConfirm(kind, allowedFactors(await currentPolicy(), "member"));
  if (ways.length === 0) return null;
  const t = await getTranslations("addingChannels");
  const words = kind === "authy" ? "sendFirst" : "sendAgain";
  return (
    <ActionForm action={action} className="grid gap-3">
      <p className="text-ink-soft">{t(`${words}Lead`)}</p>
      <div className="flex flex-wrap gap-3">
        {ways.map((way) => (
          <SubmitButton key={way} variant="secondary" name="way" value={way}>
            {t(`${words}.${way}`)}
          </SubmitButton>
        ))}
      </div>
    </ActionForm>
  );
}
