// Owns the word that a mail is on its way: the same for an address with an account and one without (R15).
import { getTranslations } from "next-intl/server";
import { OutboxNote } from "@/app/outbox-note";
import { PageHeader } from "@/components/ui/page-header";

export async function SentNotice() {
  const t = await getTranslations("signUp");
  return (
    <>
      <PageHeader title={t("sentTitle")} lead={t("sentLead")} />
      <OutboxNote />
      <p className="text-ink-soft">
        {t("sentHint")}{" "}
        <a className="link" href="/sign-up">
          {t("again")}
        </a>
      </p>
    </>
  );
}
