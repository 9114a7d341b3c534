// Owns the picture of what protects the account, on its home page.
import { Fingerprint, LifeBuoy, type LucideIcon, Mail, ShieldCheck, Smartphone } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { resendConfirmationAction } from "@/app/account/email/actions";
import { HealthBadge } from "@/app/account/health-badge";
import { ActionForm } from "@/components/ui/action-form";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { SubmitButton } from "@/components/ui/submit-button";
import { isAppKind } from "@/lib/channels/kinds";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import type { AccountHealth, HealthItem } from "@/lib/two-factor/overview/account-health";
import { driftingOf } from "@/lib/two-factor/overview/health-facts";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface ProtectionCardProps {
  session: LiveSession;
  overview: TwoFactorOverview;
  health: AccountHealth;
}

interface Row {
  icon: LucideIcon;
  name: string;
  facts?: string[];
  actions?: ReactNode;
}

export async function ProtectionCard({ session, overview, health }: ProtectionCardProps) {
  const t = await getTranslations("account");
  const rows: Record<HealthItem["kind"], Row> = {
    password: await passwordRow(),
    email: await emailRow(session, health),
    passkeys: await passkeysRow(overview),
    authenticators: await authenticatorsRow(session, overview),
    "recovery-codes": await codesRow(overview),
  };
  return (
    <Card heading={t("protection")}>
      <ul className="divide-y divide-line">
        {health.items.map(({ kind, state }) => (
          <ListRow key={kind} {...rows[kind]} badge={<HealthBadge state={state} />} />
        ))}
      </ul>
    </Card>
  );
}

async function passwordRow(): Promise<Row> {
  const t = await getTranslations("account");
  const password = await getTranslations("password");
  const actions = <LinkButton href="/account/password">{password("title")}</LinkButton>;
  return { icon: ShieldCheck, name: t("password"), actions };
}

/** The link can be sent again here wherever something else is the next step. */
async function emailRow({ email, emailConfirmed }: LiveSession, { nextStep }: AccountHealth): Promise<Row> {
  const t = await getTranslations("care.health");
  const words = await getTranslations("email");
  const facts = [email, emailConfirmed ? t("emailConfirmed") : t("emailUnconfirmed")];
  const actions = !emailConfirmed && nextStep !== "confirm-email" && (
    <ActionForm action={resendConfirmationAction}>
      <SubmitButton variant="secondary">{words("resend")}</SubmitButton>
    </ActionForm>
  );
  return { icon: Mail, name: t("email"), facts, actions };
}

async function passkeysRow({ passkeys }: TwoFactorOverview): Promise<Row> {
  const t = await getTranslations("account");
  const actions = <LinkButton href="/account/two-factor">{t("manage")}</LinkButton>;
  const name = t("passkeys", { count: passkeys.length });
  return { icon: Fingerprint, name, facts: passkeys.map(({ name }) => name), actions };
}

async function authenticatorsRow(
  { hasSecondFactor, secondFactorDue }: LiveSession,
  { authenticators, channels }: TwoFactorOverview,
): Promise<Row> {
  const t = await getTranslations("account");
  const kinds = await getTranslations("addingChannels.kinds");
  const care = await getTranslations("care.health");
  const drifting = driftingOf({ authenticators });
  const kept = channels.filter(({ kind }) => isAppKind(kind));
  const actions = (hasSecondFactor || secondFactorDue.state !== "off") && (
    <LinkButton href="/account/two-factor">{hasSecondFactor ? t("manage") : t("protect")}</LinkButton>
  );
  return {
    icon: Smartphone,
    name: t("authenticators", { count: authenticators.length + kept.length }),
    facts: [
      ...authenticators.map(({ name }) => name),
      ...kept.map(({ kind }) => kinds(kind)),
      ...(drifting ? [care("clockOff", { name: drifting.name })] : []),
    ],
    actions,
  };
}

async function codesRow({ recoverySet, recoveryCodesLeft }: TwoFactorOverview): Promise<Row> {
  const t = await getTranslations("account");
  const words = await getTranslations("care");
  const format = await getFormatter();
  const facts = recoverySet
    ? [
        words("setFact", { mark: recoverySet.mark }),
        words("setMade", { date: format.dateTime(recoverySet.createdAt, "day") }),
      ]
    : [];
  return { icon: LifeBuoy, name: t("recoveryCodes", { count: recoveryCodesLeft }), facts };
}
