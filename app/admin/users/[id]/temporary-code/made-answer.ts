// Owns what the form of a temporary code says once the code is made: in its own answer, because it is shown once.
import "server-only";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/lib/platform/actions/form-state";
import { TEMPORARY_CODE_SECONDS } from "@/lib/platform/durations";

export async function madeAnswer(code: string): Promise<FormState> {
  const t = await getTranslations("temporaryCode");
  const minutes = Math.ceil(TEMPORARY_CODE_SECONDS / 60);
  return { ok: true, message: t("shownTitle"), hint: t("shownText", { minutes }), shownOnce: code };
}
