// Owns the lists of second factors: passkeys, authenticators, whoever keeps their key, and codes that are sent.
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthenticatorRow } from "@/app/account/two-factor/authenticator-row";
import { ChannelRow } from "@/app/account/two-factor/channel-row";
import { PasskeyCard } from "@/app/account/two-factor/passkey-card";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { allowsKind } from "@/lib/channels/adding/allows-kind";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import type { ShownChannel } from "@/lib/channels/channel-store";
import { isAppKind } from "@/lib/channels/kinds";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface FactorCardsProps {
  session: LiveSession;
  overview: TwoFactorOverview;
}

export async function FactorCards({ session, overview }: FactorCardsProps) {
  const { channels, onlyPasskeysCount } = overview;
  const allowed = allowedFactors(await currentPolicy(), session.role);
  const mayAdd = session.secondFactorDue.state !== "off";
  const rowOf = (channel: ShownChannel) => (
    <ChannelRow
      key={channel.id}
      channel={channel}
      overview={overview}
      isAllowed={!onlyPasskeysCount && allowsKind(allowed, channel.kind)}
    />
  );
  const apps = channels.filter(({ kind }) => isAppKind(kind));
  const sent = channels.filter(({ kind }) => !isAppKind(kind));
  return (
    <>
      <PasskeyCard overview={overview} mayAdd={mayAdd} />
      <AuthenticatorsCard overview={overview} mayAdd={mayAdd && !onlyPasskeysCount} apps={apps.map(rowOf)} />
      <SentCard mayAdd={(await kindsToAdd(session)).length > 0} rows={sent.map(rowOf)} />
    </>
  );
}

interface AuthenticatorsCardProps {
  overview: TwoFactorOverview;
  mayAdd: boolean;
  /** Rows of those whose key a provider keeps. */
  apps: ReactNode[];
}

/** Where passkeys alone count, what is there can only be taken away. */
async function AuthenticatorsCard({ overview, mayAdd, apps }: AuthenticatorsCardProps) {
  const { authenticators, onlyPasskeysCount } = overview;
  if (!mayAdd && authenticators.length + apps.length === 0) return null;
  const t = await getTranslations("twoFactor");
  const newPhone = await getTranslations("care.newPhone");
  const actions = mayAdd && (
    <>
      <LinkButton href="/account/two-factor/enroll" variant="primary">
        {t("add")}
      </LinkButton>
      {authenticators.length > 0 && (
        <LinkButton href="/account/two-factor/new-phone">{newPhone("link")}</LinkButton>
      )}
    </>
  );
  const lead = onlyPasskeysCount && t("authenticatorsOpenNothing");
  return (
    <Card heading={t("authenticators")} lead={lead} actions={actions}>
      <ul className="divide-y divide-line">
        {authenticators.map((authenticator) => (
          <AuthenticatorRow key={authenticator.id} authenticator={authenticator} overview={overview} />
        ))}
        {apps}
      </ul>
    </Card>
  );
}

async function SentCard({ mayAdd, rows }: { mayAdd: boolean; rows: ReactNode[] }) {
  if (!mayAdd && rows.length === 0) return null;
  const t = await getTranslations("addingChannels");
  const actions = mayAdd && (
    <LinkButton href="/account/two-factor/channels/add">{t("addAnother")}</LinkButton>
  );
  return (
    <Card heading={t("sentHeading")} lead={t("sentLead")} actions={actions}>
      {rows.length > 0 && <ul className="divide-y divide-line">{rows}</ul>}
    </Card>
  );
}
