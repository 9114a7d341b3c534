// Owns the card that confirms a new channel: the field for its code, and the presses that have another one sent.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ChannelCodeField, TotpCodeField } from "@/app/code-fields";
import { SendCodeForm } from "@/app/send-code-form";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShownPending } from "@/lib/channels/adding/show-pending";
import type { FormAction } from "@/lib/platform/actions/form-state";

interface ConfirmCardProps {
  /** Where it is one of two steps. */
  heading?: string;
  pending: ShownPending;
  confirm: FormAction;
  send: FormAction;
  /** Above the field. */
  remark?: ReactNode;
  /** Beneath everything. */
  below?: ReactNode;
}

export async function ConfirmCard({ heading, pending, confirm, send, remark, below }: ConfirmCardProps) {
  const t = await getTranslations("addingChannels");
  return (
    <Card heading={heading}>
      <div className="grid gap-6">
        {remark}
        {pending.takesCode && (
          <ActionForm action={confirm}>
            <CodeField pending={pending} />
            <SubmitButton wide>{t("confirmSubmit")}</SubmitButton>
          </ActionForm>
        )}
        <SendCodeForm
          action={send}
          ways={pending.ways}
          isAuthy={pending.kind === "authy"}
          chosen={pending.sentBy}
          isSent={pending.sentBy !== null}
          nextAt={pending.nextAt}
          takesCode={pending.takesCode}
        />
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
