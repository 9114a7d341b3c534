// Owns how a reset of one's own account that is under way is put into words.
import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import type { OwnReset } from "@/lib/admin/resets/own-reset";

export async function ownResetWords(
  reset: OwnReset,
): Promise<{ title: string; text: string; submit: string }> {
  const t = await getTranslations("resetHelp.notice");
  const format = await getFormatter();
  const time = reset.kind === "scheduled" ? format.dateTime(reset.effectiveAt, "moment") : "";
  const isRequest = reset.kind === "requested";
  return {
    title: t(isRequest ? "requestedTitle" : "title"),
    text: t(reset.kind, { time }),
    submit: t(isRequest ? "withdraw" : "submit"),
  };
}
