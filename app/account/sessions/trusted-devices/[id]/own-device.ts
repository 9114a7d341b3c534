// Owns finding the trusted device that a page is about: one of this account, or null (R78).
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { clock } from "@/lib/platform/clock";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { mayTrustDevices } from "@/lib/two-factor/trusted-devices/trusted-device-rule";
import {
  listTrustedDevices,
  type TrustedDeviceSummary,
} from "@/lib/two-factor/trusted-devices/trusted-device-store";

export async function ownDevice(session: LiveSession, id: string): Promise<TrustedDeviceSummary | null> {
  if (!mayTrustDevices(await currentPolicy(), session.role)) return null;
  const own = await listTrustedDevices(session, clock.now());
  return own.find((device) => device.id === id) ?? null;
}
