// Owns the remark that the address is not confirmed yet, and the button that sends the link again.
import { getTranslations } from "next-intl/server";
import { resendConfirmationAction } from "@/app/account/email/actions";
import { OutboxNote } from "@/app/outbox-note";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { SubmitButton } from "@/components/ui/submit-button";

export async function ConfirmEmailNotice({ email }: { email: string }) {
  const t = await getTranslations("email");
  return (
    <>
      <Alert tone="info" title={t("noticeTitle")}>
        <ActionForm action={resendConfirmationAction} className="grid justify-items-start gap-4">
          <p>{t("noticeText", { email })}</p>
          <SubmitButton variant="secondary">{t("resend")}</SubmitButton>
        </ActionForm>
      </Alert>
      <OutboxNote />
    </>
  );
}
