// Owns the remark that a second factor will be required, and from when: until then the account is open without one.
import { getFormatter, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { SecondFactorDue } from "@/lib/accounts/policy/second-factor-rule";

/** Nothing where none is required, or already: then the account is kept at enrollment. */
export async function EnrollmentDueNotice({ due }: { due: SecondFactorDue }) {
  if (due.state !== "due-later") return null;
  const t = await getTranslations("policy");
  const format = await getFormatter();
  return (
    <Alert tone="warning" title={t("dueTitle", { time: format.dateTime(due.at, "moment") })}>
      <div className="grid justify-items-start gap-4">
        <p>{t("dueText")}</p>
        <LinkButton href="/account/two-factor/enroll" variant="primary">
          {(await getTranslations("twoFactor"))("add")}
        </LinkButton>
      </div>
    </Alert>
  );
}
