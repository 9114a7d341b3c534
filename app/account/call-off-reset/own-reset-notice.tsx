// Owns the remark on one's overview that administrators are about to reset one's second factor, and the way to stop them.
import { getTranslations } from "next-intl/server";
import { ownResetWords } from "@/app/account/call-off-reset/own-reset-words";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { ownReset } from "@/lib/admin/resets/own-reset";

export async function OwnResetNotice({ accountId }: { accountId: string }) {
  const reset = await ownReset(accountId);
  if (!reset) return null;
  const t = await getTranslations("resetHelp.notice");
  const { title, text, submit } = await ownResetWords(reset);
  return (
    <Alert tone="warning" title={title}>
      <div className="grid justify-items-start gap-4">
        <p>{text}</p>
        <p>{t("prove")}</p>
        <LinkButton href="/account/call-off-reset">{submit}</LinkButton>
      </div>
    </Alert>
  );
}
