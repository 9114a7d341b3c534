// Owns what stands above a code form while an account takes no codes: why, and for how long.
import { getLocale, getTranslations } from "next-intl/server";
import { WaitUntil } from "@/components/two-factor/wait-until";
import { Alert } from "@/components/ui/alert";
import { clock } from "@/lib/platform/clock";
import { secondFactorLock } from "@/lib/two-factor/verification/second-factor-lock";

export async function LockNotice({ accountId }: { accountId: string }) {
  const now = clock.now();
  const lock = await secondFactorLock(accountId, now);
  if (!lock) return null;
  const t = await getTranslations("lock");
  const errors = await getTranslations("errors");
  if (lock.frozen) return <Alert tone="warning">{errors("attempts-frozen")}</Alert>;
  return (
    <Alert tone="warning" title={t("title")}>
      <WaitUntil
        text={t.raw("wait")}
        overText={t("over")}
        locale={await getLocale()}
        serverNowMs={now.getTime()}
        untilMs={lock.until.getTime()}
      />
    </Alert>
  );
}
