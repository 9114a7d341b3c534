// Owns what the sign-in page says to those who were sent to it, and why.
import { getTranslations } from "next-intl/server";
import { OutboxNote } from "@/app/outbox-note";
import { Alert } from "@/components/ui/alert";
import { hasEndedSession } from "@/lib/sign-in/sessions/require-session";

/** @param again as it stands in the address; whatever else somebody wrote there says nothing */
export async function AgainNotice({ again }: { again: string | undefined }) {
  if (again === "expired") {
    const errors = await getTranslations("errors");
    return (
      <Alert tone="warning" role="alert">
        {errors("ticket-expired")}
      </Alert>
    );
  }
  if (again !== "password" && again !== "reported") return <EndedNotice />;
  const t = await getTranslations(again === "password" ? "resetPassword" : "notMe");
  return (
    <>
      <Alert tone="success" role="status" title={t("doneTitle")}>
        {t("doneText")}
      </Alert>
      {again === "reported" && <OutboxNote />}
    </>
  );
}

/** Said of whoever comes back, too: their last session ended while they were away. */
async function EndedNotice() {
  if (!(await hasEndedSession())) return null;
  return (
    <Alert tone="info" role="status">
      {(await getTranslations("signIn"))("ended")}
    </Alert>
  );
}
