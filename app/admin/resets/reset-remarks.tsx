// Owns what stands above the fields of a reset, and goes with them once it is done: what it ends, who must say yes, and how the link reaches the person.
import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { resetsNeedTwoAdmins } from "@/lib/admin/resets/four-eyes-rule";
import type { ResetView } from "@/lib/admin/resets/reset-view";
import { clock } from "@/lib/platform/clock";
import { RESET_SIGNS_SECONDS } from "@/lib/platform/durations";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";

export async function ResetRemarks({ person }: { person: ResetView }) {
  const t = await getTranslations("adminResets.form");
  const format = await getFormatter();
  const isForTwo = resetsNeedTwoAdmins(await currentPolicy(), person, clock.now());
  const { resetAt, hasSecondFactor, notMailed, secondEmail, calledOff } = person;
  return (
    <>
      {resetAt && !hasSecondFactor && (
        <Alert tone="info">{t("again", { time: format.dateTime(resetAt, "moment") })}</Alert>
      )}
      <Alert tone="warning" title={t("ends")}>
        <p>{t("known")}</p>
      </Alert>
      {isForTwo && <Alert tone="info">{t("fourEyes")}</Alert>}
      {notMailed && (
        <Alert tone="warning" title={t("notMailed", { why: notMailed })}>
          {t("notMailedLater")}
        </Alert>
      )}
      {secondEmail && <Alert tone="info">{t("secondEmail", { email: secondEmail })}</Alert>}
      {calledOff > 0 && (
        <Alert tone="warning">
          {t("calledOff", { count: calledOff, days: Math.round(RESET_SIGNS_SECONDS / DAY_SECONDS) })}
        </Alert>
      )}
    </>
  );
}
