// Owns one authenticator in the list: its name, when it was added and used, and what can be done with it.
import { Smartphone } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { actPath } from "@/lib/sign-in/step-up-path";
import type { AuthenticatorSummary } from "@/lib/two-factor/authenticator-store";

export async function AuthenticatorRow({ authenticator }: { authenticator: AuthenticatorSummary }) {
  const t = await getTranslations("twoFactor");
  const format = await getFormatter();
  const { id, name, confirmedAt, lastUsedAt } = authenticator;
  const facts = [t("addedAt", { time: format.dateTime(confirmedAt, "day") })];
  if (lastUsedAt) facts.push(t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }));
  return (
    <ListRow
      name={name}
      icon={Smartphone}
      facts={facts}
      actions={
        <>
          <LinkButton href={actPath("rename-authenticator", id)} variant="quiet">
            {t("rename")}
          </LinkButton>
          <LinkButton href={actPath("remove-authenticator", id)} variant="quiet">
            {t("remove")}
          </LinkButton>
        </>
      }
    />
  );
}
