// Owns the card that confirms a new channel: the field for its code, and the presses that have another one sent.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChannelCodeField, TotpCodeField } from "@/app/code-fields";
import { SendButtons } from "@/components/two-factor/send-buttons";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShownPending } from "@/lib/channels/adding/show-pending";
import type { Way } from "@/lib/channels/kinds";
import type { FormAction } from "@/lib/platform/actions/form-state";
import { clock } from "@/lib/platform/clock";

interface ConfirmCardProps {
  pending: ShownPending;
  confirm: FormAction;
  send: FormAction;
  /** Above the field. */
  remark?: ReactNode;
  /** Beneath everything. */
  below?: ReactNode;
}

export async function ConfirmCard({ pending, confirm, send, remark, below }: ConfirmCardProps) {
  const t = await getTranslations("addingChannels");
  return (
    <Card>
      <div className="grid gap-6">
        {remark}
        {pending.takesCode && (
          <ActionForm action={confirm}>
            <CodeField pending={pending} />
            <SubmitButton wide>{t("confirmSubmit")}</SubmitButton>
          </ActionForm>
        )}
        {pending.ways.length > 0 && <SendForm pending={pending} action={send} />}
        {below && <div>{below}</div>}
      </div>
    </Card>
  );
}

/** Named after how the code came, so that nobody types one of another message. */
async function CodeField({ pending: { kind, sentBy } }: { pending: ShownPending }) {
  if (kind === "twilio-totp") return <TotpCodeField autoFocus />;
  return <ChannelCodeField factor={kind === "authy" ? kind : (sentBy ?? "sms")} />;
}

async function SendForm({ pending, action }: { pending: ShownPending; action: FormAction }) {
  const t = await getTranslations("signInCode");
  const { kind, ways, sentBy, nextAt, takesCode } = pending;
  const now = clock.now();
  const label = (way: Way) => {
    if (kind === "authy") return t(`byAuthy.${way}`);
    if (sentBy === null) return t(`send.${way}`);
    return way === sentBy ? t(`again.${way}`) : t(`instead.${way}`);
  };
  const overText = sentBy === null ? (kind === "authy" ? t("byAuthyOver") : "") : t("waitOver");
  return (
    <ActionForm action={action} className="grid grid-cols-1 gap-4">
      <SendButtons
        buttons={ways.map((way) => ({ way, label: label(way) }))}
        isNextStep={!takesCode}
        waitText={t.raw("wait")}
        overText={overText}
        serverNowMs={now.getTime()}
        untilMs={(nextAt ?? now).getTime()}
      />
    </ActionForm>
  );
}
