// Owns what stands below the form of a mailed link: how to go on where the link no longer works.
import { getTranslations } from "next-intl/server";

export async function LinkTooOld({ href, text }: { href: string; text: string }) {
  const t = await getTranslations("common");
  return (
    <p>
      {t("linkTooOld")}{" "}
      <a className="link" href={href}>
        {text}
      </a>
    </p>
  );
}
