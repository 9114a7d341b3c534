// Owns what is told of a phone whose clock is off: by how much, and what to do.
import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

/** Values of the sentences about a clock, of seconds that are below 0 when it is slow. */
export function clockWords({ seconds }: { seconds: number }) {
  const direction = seconds < 0 ? "slow" : "fast";
  return { direction: seconds === 0 ? "right" : direction, seconds: Math.abs(seconds) };
}

export async function DriftNotice({ id, seconds }: { id: string; seconds: number }) {
  const t = await getTranslations("care.clock");
  return (
    <Alert tone="warning" title={t("title", clockWords({ seconds }))}>
      <div className="grid justify-items-start gap-4">
        <p>{seconds === 0 ? t("rightText") : t("text")}</p>
        <LinkButton href={actPath("resynchronise-authenticator", id)}>{t("action")}</LinkButton>
      </div>
    </Alert>
  );
}
