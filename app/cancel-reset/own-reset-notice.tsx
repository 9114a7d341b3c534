// Owns the remark on one's overview that administrators are about to reset one's second factor, and the button against it.
import { getFormatter, getTranslations } from "next-intl/server";
import { cancelOwnResetAction } from "@/app/cancel-reset/actions";
import { ActionForm } from "@/components/ui/action-form";
import { Alert } from "@/components/ui/alert";
import { SubmitButton } from "@/components/ui/submit-button";
import { ownReset } from "@/lib/admin/resets/own-reset";

export async function OwnResetNotice({ accountId }: { accountId: string }) {
  const reset = await ownReset(accountId);
  if (!reset) return null;
  const t = await getTranslations("resetHelp.notice");
  const format = await getFormatter();
  const time = reset.kind === "scheduled" ? format.dateTime(reset.effectiveAt, "moment") : "";
  return (
    <Alert tone="warning" title={t(reset.kind === "requested" ? "requestedTitle" : "title")}>
      <div className="grid justify-items-start gap-4">
        <p>{t(reset.kind, { time })}</p>
        <ActionForm action={cancelOwnResetAction}>
          <SubmitButton variant="secondary">
            {t(reset.kind === "requested" ? "withdraw" : "submit")}
          </SubmitButton>
        </ActionForm>
      </div>
    </Alert>
  );
}
