// Owns the remark on one's own page among the people: nobody acts on themselves here.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";

export async function OwnAccountNotice() {
  const t = await getTranslations("adminPerson.own");
  return (
    <Alert tone="info" title={t("title")}>
      <p>{t("text")}</p>
      <a className="link" href="/account">
        {t("link")}
      </a>
    </Alert>
  );
}
