// Owns the ways from the page of API keys to what they are for: the reference, and the API's page for people.
import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";

export async function ReadOn() {
  const t = await getTranslations("apiKeys");
  return (
    <>
      <LinkButton href="/docs/api" variant="quiet">
        {t("docs")}
      </LinkButton>
      <LinkButton href="/tools/totp" variant="quiet">
        {t("tool")}
      </LinkButton>
    </>
  );
}
