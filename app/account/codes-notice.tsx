// Owns the remark about recovery codes that are not saved, few, or gone.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

const REPLACE = "/account/two-factor/recovery-codes/replace";

export async function CodesNotice({ overview }: { overview: TwoFactorOverview }) {
  const { recoveryCodes, recoveryCodesLeft } = overview;
  if (recoveryCodes === "fine") return null;
  const t = await getTranslations("codesNotice");
  const isShown = recoveryCodes === "shown";
  return (
    <Alert tone="warning" title={t(`${recoveryCodes}.title`, { count: recoveryCodesLeft })}>
      <div className="grid justify-items-start gap-4">
        <p>{t(`${recoveryCodes}.text`)}</p>
        <LinkButton href={isShown ? "/account/two-factor/recovery-codes" : REPLACE}>
          {isShown ? t("save") : t("replace")}
        </LinkButton>
      </div>
    </Alert>
  );
}
