// Owns the sentence in the place of a factor's "Remove" that says why it cannot go, and what to do first.
import { getTranslations } from "next-intl/server";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface LastRemarkProps {
  id: string;
  overview: Pick<TwoFactorOverview, "last" | "mayTurnOff">;
}

export async function LastRemark({ id, overview: { last, mayTurnOff } }: LastRemarkProps) {
  const t = await getTranslations("twoFactor");
  const lastOf = last.get(id);
  if (!lastOf) return null;
  if (lastOf === "passkeys") return <p className="text-ink-soft">{t("lastPasskey")}</p>;
  return <p className="text-ink-soft">{t(mayTurnOff ? "lastOrOff" : "last")}</p>;
}
