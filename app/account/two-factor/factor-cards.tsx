// Owns the lists of second factors: passkeys, authenticators, whoever keeps their key, and codes that are sent.
import { getTranslations } from "next-intl/server";
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

async function NewPhoneLink() {
  const t = await getTranslations("care.newPhone");
  return <LinkButton href="/account/two-factor/new-phone">{t("link")}</LinkButton>;
}

interface FactorCardsProps {
  session: LiveSession;
  overview: TwoFactorOverview;
}

export async function FactorCards({ session, overview }: FactorCardsProps) {
  const { authenticators, channels } = overview;
  const t = await getTranslations("twoFactor");
  const words = await getTranslations("addingChannels");
  const allowed = allowedFactors(await currentPolicy(), session.role);
  const mayAddMore = (await kindsToAdd(session)).length > 0;
  const isOff = session.secondFactorDue.state === "off";
  const rowOf = (channel: ShownChannel) => (
    <ChannelRow
      key={channel.id}
      channel={channel}
      overview={overview}
      isAllowed={allowsKind(allowed, channel.kind)}
    />
  );
  const sent = channels.filter(({ kind }) => !isAppKind(kind));
  const add = !isOff && (
    <>
      <LinkButton href="/account/two-factor/enroll" variant="primary">
        {t("add")}
      </LinkButton>
      {authenticators.length > 0 && <NewPhoneLink />}
    </>
  );
  const addMore = mayAddMore && (
    <LinkButton href="/account/two-factor/channels/add">{words("addAnother")}</LinkButton>
  );
  return (
    <>
      <PasskeyCard overview={overview} mayAdd={!isOff} />
      <Card heading={t("authenticators")} actions={add}>
        <ul className="divide-y divide-line">
          {authenticators.map((authenticator) => (
            <AuthenticatorRow key={authenticator.id} authenticator={authenticator} overview={overview} />
          ))}
          {channels.filter(({ kind }) => isAppKind(kind)).map(rowOf)}
        </ul>
      </Card>
      {(sent.length > 0 || mayAddMore) && (
        <Card heading={words("sentHeading")} lead={words("sentLead")} actions={addMore}>
          {sent.length > 0 && <ul className="divide-y divide-line">{sent.map(rowOf)}</ul>}
        </Card>
      )}
    </>
  );
}
