// Owns the remark that a new phone works and nobody has decided yet whether the old one is to go.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { AuthenticatorSummary } from "@/lib/two-factor/authenticators/authenticator-store";
import { phoneMove } from "@/lib/two-factor/enrollment/phone-move";

export async function OpenMoveNotice({ authenticators }: { authenticators: AuthenticatorSummary[] }) {
  const move = phoneMove(authenticators, null);
  if (move.at !== "remove") return null;
  const t = await getTranslations("care.newPhone");
  return (
    <Alert tone="info" title={t("openTitle")}>
      <div className="grid justify-items-start gap-4">
        <p>{t("openText", { name: move.old.name })}</p>
        <LinkButton href="/account/two-factor/new-phone">{t("openAction")}</LinkButton>
      </div>
    </Alert>
  );
}
