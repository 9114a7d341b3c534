// Owns the way to the administrators for whoever can give no second factor at all.
import { getTranslations } from "next-intl/server";

export async function HelpLink() {
  const t = await getTranslations("resetHelp");
  return (
    <p>
      <a className="link" href="/sign-in/help">
        {t("link")}
      </a>
    </p>
  );
}
