// Owns the sentence that says where the code of a new channel is to be found.
import "server-only";
import { getTranslations } from "next-intl/server";
import { toWhom } from "@/app/method-words";
import type { ShownPending } from "@/lib/channels/adding/show-pending";
import { codeMinutes } from "@/lib/channels/codes/send-wait";

export async function confirmLead({ kind, hint, sentBy }: ShownPending): Promise<string> {
  const t = await getTranslations("addingChannels.confirm");
  const sent = await getTranslations("signInCode.sent");
  if (kind === "twilio-totp") return t("twilio-totp.lead");
  if (kind === "authy") return sentBy ? sent("authy", { to: hint }) : t("authy.lead", { hint });
  if (!sentBy) return t("unsent", { hint });
  return sent(sentBy, { ...toWhom({ name: sentBy, hint }), minutes: codeMinutes(sentBy) });
}
