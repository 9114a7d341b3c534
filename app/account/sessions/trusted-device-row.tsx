// Owns one trusted device in the list: its name, where it was seen, how long it is trusted, and what can be done.
import { MonitorCheck } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { browserName, networkName } from "@/lib/audit/trace-words";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { TrustedDeviceSummary } from "@/lib/two-factor/trusted-devices/trusted-device-store";

export async function TrustedDeviceRow({ device }: { device: TrustedDeviceSummary }) {
  const t = await getTranslations("trustedDevices");
  const sessions = await getTranslations("sessions");
  const format = await getFormatter();
  const { id, name, address, createdAt, lastUsedAt, expiresAt } = device;
  const browser = browserName(device.browser, await getLocale());
  const isNamed = name !== device.browser;
  const called = isNamed ? name : browser;
  const renamePath = `/account/sessions/trusted-devices/${id}/rename`;
  const facts = [
    ...(isNamed ? [browser] : []),
    sessions("network", { network: networkName(address) }),
    t("addedAt", { time: format.dateTime(createdAt, "day") }),
    t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }),
    t("expiresAt", { time: format.dateTime(expiresAt, "day") }),
  ];
  const actions = (
    <>
      <LinkButton href={renamePath} variant="quiet" label={`${t("rename")} ${called}`}>
        {t("rename")}
      </LinkButton>
      <LinkButton
        href={actPath("remove-trusted-devices", id)}
        variant="quiet"
        label={`${t("remove")} ${called}`}
      >
        {t("remove")}
      </LinkButton>
    </>
  );
  return <ListRow name={called} icon={MonitorCheck} facts={facts} actions={actions} />;
}
