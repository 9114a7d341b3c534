// Owns the picture that brings a provider's key into an authenticator app.
import { getTranslations } from "next-intl/server";
import { QrCode } from "@/components/two-factor/qr-code";
import { SecretKey } from "@/components/two-factor/secret-key";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { qrCodeDataUri } from "@/lib/totp/qr-code";
import { groupSecret } from "@/lib/totp/secret";

export async function ScanCard({ uri }: { uri: string }) {
  const t = await getTranslations("enroll");
  const common = await getTranslations("common");
  const labels = { copy: t("copyKey"), copied: common("copied"), failed: common("copyFailed") };
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return (
    <Card heading={t("scanHeading")} lead={t("scanLead")}>
      <div className="grid justify-items-start gap-6">
        <QrCode alt={t("qrAlt")} src={qrCodeDataUri(uri)} />
        <LinkButton href={uri}>{t("openInApp")}</LinkButton>
        <SecretKey label={t("key")} secret={secret} grouped={groupSecret(secret)} labels={labels} />
      </div>
    </Card>
  );
}
