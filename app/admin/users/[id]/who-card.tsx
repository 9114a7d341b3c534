// Owns the facts of one account, and what can be done about each: address, role, whether it lets anybody in.
import { Ban, CircleCheck, Mail, ShieldUser, UserRound } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { sendConfirmationAction } from "@/app/admin/users/[id]/actions";
import { PersonForm } from "@/app/admin/users/[id]/person-form";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { Person } from "@/lib/admin/person/person-store";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

interface RowProps {
  person: Person;
  isOwn: boolean;
}

export async function WhoCard(props: RowProps) {
  const t = await getTranslations("adminPerson.who");
  return (
    <Card heading={t("heading")}>
      <ul className="divide-y divide-line">
        <EmailRow {...props} />
        <RoleRow {...props} />
        <StateRow {...props} />
      </ul>
    </Card>
  );
}

async function EmailRow({ person, isOwn }: RowProps) {
  const t = await getTranslations("adminPerson.who");
  const format = await getFormatter();
  const { id, email, emailConfirmedAt, deactivatedAt } = person;
  const fact = emailConfirmedAt
    ? t("confirmedAt", { time: format.dateTime(emailConfirmedAt, "day") })
    : t("noMail");
  const badge = emailConfirmedAt ? (
    <Badge tone="success">{t("confirmed")}</Badge>
  ) : (
    <Badge tone="warning">{t("unconfirmed")}</Badge>
  );
  const maySend = !emailConfirmedAt && !isOwn && !deactivatedAt;
  const send = <PersonForm personId={id} action={sendConfirmationAction} submit={t("sendConfirmation")} />;
  return (
    <ListRow
      name={<span className="wrap-anywhere">{email}</span>}
      icon={Mail}
      badge={badge}
      facts={[fact]}
      actions={maySend && send}
    />
  );
}

async function RoleRow({ person: { id, role }, isOwn }: RowProps) {
  const t = await getTranslations("adminPerson.who");
  const isAdmin = role === "admin";
  const change = <LinkButton href={actPath("change-role", id)}>{t("changeRole")}</LinkButton>;
  return (
    <ListRow
      name={t(role)}
      icon={isAdmin ? ShieldUser : UserRound}
      facts={[isAdmin ? t("adminMay") : t("memberMay")]}
      actions={!isOwn && change}
    />
  );
}

async function StateRow({ person, isOwn }: RowProps) {
  const t = await getTranslations("adminPerson.who");
  const format = await getFormatter();
  const { id, createdAt, lastSignInAt, deactivatedAt } = person;
  const signedIn = lastSignInAt
    ? t("lastSignIn", { time: format.dateTime(lastSignInAt, "moment") })
    : t("neverSignedIn");
  const state = deactivatedAt
    ? [t("deactivatedText"), t("deactivatedAt", { time: format.dateTime(deactivatedAt, "moment") })]
    : [t("activeText")];
  const change = deactivatedAt ? (
    <LinkButton href={actPath("reactivate-person", id)}>{t("reactivate")}</LinkButton>
  ) : (
    <LinkButton href={actPath("deactivate-person", id)} variant="danger">
      {t("deactivate")}
    </LinkButton>
  );
  return (
    <ListRow
      name={deactivatedAt ? t("deactivated") : t("active")}
      icon={deactivatedAt ? Ban : CircleCheck}
      facts={[...state, signedIn, t("since", { time: format.dateTime(createdAt, "day") })]}
      actions={!isOwn && change}
    />
  );
}
