// Owns what protects one account, by name and time alone: passkeys, authenticators, recovery codes left, trusted browsers.
import { Fingerprint, LifeBuoy, MonitorCheck, ShieldOff, Smartphone } from "lucide-react";
import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { remindPersonAction } from "@/app/admin/users/[id]/actions";
import { ChannelRow, RegisteredRow } from "@/app/admin/users/[id]/channel-rows";
import { PersonForm } from "@/app/admin/users/[id]/person-form";
import { RegisterAuthyLink } from "@/app/admin/users/[id]/register-authy-link";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ListRow } from "@/components/ui/list-row";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { isFactorOffered } from "@/lib/accounts/policy/second-factor-rule";
import type { PersonOverview } from "@/lib/admin/person/person-overview";
import type { Person } from "@/lib/admin/person/person-store";
import { browserName } from "@/lib/audit/trace-words";
import type { PasskeySummary } from "@/lib/passkeys/passkey-store";
import { RECOVERY_CODES_LOW } from "@/lib/platform/limits";
import type { AuthenticatorSummary } from "@/lib/two-factor/authenticators/authenticator-store";
import type { TrustedDeviceSummary } from "@/lib/two-factor/trusted-devices/trusted-device-store";

type FactorsCardProps = Pick<
  PersonOverview,
  "person" | "passkeys" | "authenticators" | "channels" | "registered" | "trustedDevices"
>;

export async function FactorsCard(props: FactorsCardProps) {
  const { person, passkeys, authenticators, channels, registered, trustedDevices } = props;
  const t = await getTranslations("adminPerson.factors");
  const register = <RegisterAuthyLink person={person} />;
  if (person.factorCount === 0) {
    return (
      <Card heading={t("heading")} actions={register}>
        {person.resetAt ? <EnrollmentDue resetAt={person.resetAt} /> : <NoFactor person={person} />}
        {registered && (
          <ul>
            <RegisteredRow hint={registered} />
          </ul>
        )}
      </Card>
    );
  }
  const isLow = person.codesLeft <= RECOVERY_CODES_LOW;
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={register}>
      <ul className="divide-y divide-line">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} />
        ))}
        {authenticators.map((authenticator) => (
          <AuthenticatorRow key={authenticator.id} authenticator={authenticator} />
        ))}
        {channels.map((channel) => (
          <ChannelRow key={channel.id} channel={channel} />
        ))}
        {registered && <RegisteredRow hint={registered} />}
        <ListRow
          name={t("codes", { count: person.codesLeft })}
          icon={LifeBuoy}
          badge={isLow && <Badge tone="warning">{t("codesLow")}</Badge>}
          facts={[t("codesText")]}
        />
        {trustedDevices.map((device) => (
          <TrustedRow key={device.id} device={device} />
        ))}
      </ul>
    </Card>
  );
}

async function EnrollmentDue({ resetAt }: { resetAt: Date }) {
  const t = await getTranslations("adminPerson.factors");
  const format = await getFormatter();
  return (
    <EmptyState icon={ShieldOff} title={t("dueTitle")}>
      <p>{t("dueText", { time: format.dateTime(resetAt, "moment") })}</p>
    </EmptyState>
  );
}

async function NoFactor({ person }: { person: Person }) {
  const { id, role, remindedAt, emailConfirmedAt, deactivatedAt } = person;
  const t = await getTranslations("adminPerson.factors");
  const format = await getFormatter();
  const mayRemind = emailConfirmedAt && !deactivatedAt && isFactorOffered(await currentPolicy(), role);
  const remind = <PersonForm personId={id} action={remindPersonAction} submit={t("remind")} />;
  return (
    <EmptyState icon={ShieldOff} title={t("emptyTitle")} action={mayRemind && remind}>
      <p>{t("emptyText")}</p>
      {remindedAt && <p>{t("remindedAt", { time: format.dateTime(remindedAt, "moment") })}</p>}
    </EmptyState>
  );
}

async function PasskeyRow({ passkey }: { passkey: PasskeySummary }) {
  const t = await getTranslations("adminPerson.factors");
  const words = await getTranslations("passkeys");
  const format = await getFormatter();
  const { name, isSyncable, createdAt, lastUsedAt, counterFellAt } = passkey;
  const used = lastUsedAt ? t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }) : t("neverUsed");
  const added = t("addedAt", { time: format.dateTime(createdAt, "day") });
  const badge = counterFellAt && <Badge tone="warning">{words("counterFell")}</Badge>;
  const facts = [words(isSyncable ? "synced" : "single"), added, used];
  return <ListRow name={name} icon={Fingerprint} badge={badge} facts={facts} />;
}

async function AuthenticatorRow({ authenticator }: { authenticator: AuthenticatorSummary }) {
  const t = await getTranslations("adminPerson.factors");
  const format = await getFormatter();
  const { name, confirmedAt, lastUsedAt } = authenticator;
  const used = lastUsedAt ? t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }) : t("neverUsed");
  const added = t("addedAt", { time: format.dateTime(confirmedAt, "day") });
  return <ListRow name={name} icon={Smartphone} facts={[added, used]} />;
}

async function TrustedRow({ device }: { device: TrustedDeviceSummary }) {
  const t = await getTranslations("adminPerson.factors");
  const format = await getFormatter();
  const isNamed = device.name !== device.browser;
  const browser = browserName(device.browser, await getLocale());
  const facts = [
    ...(isNamed ? [browser] : []),
    t("lastUsedAt", { time: format.dateTime(device.lastUsedAt, "moment") }),
    t("trustedUntil", { time: format.dateTime(device.expiresAt, "day") }),
  ];
  const badge = <Badge>{t("trusted")}</Badge>;
  return <ListRow name={isNamed ? device.name : browser} icon={MonitorCheck} badge={badge} facts={facts} />;
}
