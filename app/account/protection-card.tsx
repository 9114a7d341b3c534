// Owns the list of what protects the account, on its home page.
import { LifeBuoy, ShieldCheck, Smartphone } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { isKeptKind } from "@/lib/channels/kinds";
import type { TwoFactorOverview } from "@/lib/two-factor/overview";

interface ProtectionCardProps {
  hasSecondFactor: boolean;
  /** Whether the policy lets people add one. */
  isOffered: boolean;
  overview: TwoFactorOverview;
}

export async function ProtectionCard({ hasSecondFactor, isOffered, overview }: ProtectionCardProps) {
  const t = await getTranslations("account");
  const password = await getTranslations("password");
  const { authenticators, channels, recoveryCodesLeft } = overview;
  const kept = channels.filter(({ kind }) => isKeptKind(kind));
  const kinds = await getTranslations("addingChannels.kinds");
  const badge = hasSecondFactor ? (
    <Badge tone="success">{t("on")}</Badge>
  ) : (
    <Badge tone="warning">{t("off")}</Badge>
  );
  return (
    <Card heading={t("protection")}>
      <ul className="divide-y divide-line">
        <ListRow
          name={t("password")}
          icon={ShieldCheck}
          badge={<Badge tone="success">{t("on")}</Badge>}
          actions={<LinkButton href="/account/password">{password("title")}</LinkButton>}
        />
        <ListRow
          name={t("authenticators", { count: authenticators.length + kept.length })}
          icon={Smartphone}
          badge={badge}
          facts={[...authenticators.map(({ name }) => name), ...kept.map(({ kind }) => kinds(kind))]}
          actions={
            (hasSecondFactor || isOffered) && (
              <LinkButton href="/account/two-factor">
                {hasSecondFactor ? t("manage") : t("protect")}
              </LinkButton>
            )
          }
        />
        {hasSecondFactor && (
          <ListRow name={t("recoveryCodes", { count: recoveryCodesLeft })} icon={LifeBuoy} />
        )}
      </ul>
    </Card>
  );
}
