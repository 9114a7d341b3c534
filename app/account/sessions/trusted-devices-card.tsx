// Owns the list of trusted devices, or what stands in its place while there is none.
import { MonitorCheck } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { TrustedDeviceRow } from "@/app/account/sessions/trusted-device-row";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { clock } from "@/lib/platform/clock";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { listTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-store";

export async function TrustedDevicesCard({ session }: { session: LiveSession }) {
  const t = await getTranslations("trustedDevices");
  const devices = await listTrustedDevices(session, clock.now());
  const removeAll = devices.length > 1 && (
    <LinkButton href="/account/sessions/trusted-devices/remove" variant="danger">
      {t("removeAll")}
    </LinkButton>
  );
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={removeAll}>
      {devices.length === 0 ? (
        <EmptyState icon={MonitorCheck} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {devices.map((device) => (
            <TrustedDeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
    </Card>
  );
}
