// Owns the remark that mails are written to files: where no mail server is set up, people must know where to look.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { settings } from "@/lib/platform/env";

/** Nothing where a mail server is set up. */
export async function OutboxNote() {
  const { smtpUrl, outboxDir } = settings();
  if (smtpUrl) return null;
  const t = await getTranslations("mail");
  return (
    <Alert tone="info" title={t("outboxTitle")}>
      {t("outboxNote", { folder: outboxDir })}
    </Alert>
  );
}
