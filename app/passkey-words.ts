// Owns the words of the press that opens the browser's dialogue for passkeys.
import { getTranslations } from "next-intl/server";
import type { PasskeyWords } from "@/components/two-factor/passkey-button";

/** @param label the key of what is written on the button */
export async function passkeyWords(label: "addSubmit" | "verifySubmit" | "signIn"): Promise<PasskeyWords> {
  const t = await getTranslations("passkeys");
  const cancelled = t(label === "addSubmit" ? "problems.cancelledAdding" : "problems.cancelled");
  return {
    label: t(label),
    waiting: t("waiting"),
    problems: {
      cancelled,
      unsupported: t("problems.unsupported"),
      known: t("problems.known"),
      unverifiable: t("problems.unverifiable"),
      failed: t("problems.failed"),
    },
  };
}
