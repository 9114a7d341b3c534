// Owns the box that leaves the second factor out on this browser for a while, where the policy allows it.
import { getTranslations } from "next-intl/server";
import { CheckboxField } from "@/components/ui/checkbox-field";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { clock } from "@/lib/platform/clock";
import { TRUSTED_DEVICE_SECONDS } from "@/lib/platform/durations";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";
import { findTicket } from "@/lib/sign-in/ticket";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";
import { mayTrustDevices } from "@/lib/two-factor/trusted-devices/trusted-device-rule";

/** Stands before the code, because the last digit posts the form. Nothing where this account's devices are not trusted. */
export async function TrustField() {
  const policy = await currentPolicy();
  if (!policy.trustedDevices) return null;
  const ticket = await findTicket(await readTicketCookie(), clock.now());
  if (!ticket || !mayTrustDevices(policy, ticket.role)) return null;
  const t = await getTranslations("verify");
  const days = Math.max(1, Math.floor(TRUSTED_DEVICE_SECONDS / DAY_SECONDS));
  return <CheckboxField name="trust" label={t("trust", { days })} hint={t("trustHint")} />;
}
