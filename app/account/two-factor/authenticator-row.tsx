// Owns one authenticator in the list: its name, when it was added and used, and what can be done with it.
import { Smartphone } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { clockWords, DriftNotice } from "@/app/account/two-factor/drift-notice";
import { LastRemark } from "@/app/account/two-factor/last-remark";
import { RowActions } from "@/app/account/two-factor/row-actions";
import { ListRow } from "@/components/ui/list-row";
import type { AuthenticatorSummary } from "@/lib/two-factor/authenticators/authenticator-store";
import { clockState } from "@/lib/two-factor/authenticators/clock-drift";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface AuthenticatorRowProps {
  authenticator: AuthenticatorSummary;
  overview: TwoFactorOverview;
}

export async function AuthenticatorRow({ authenticator, overview }: AuthenticatorRowProps) {
  const t = await getTranslations("twoFactor");
  const format = await getFormatter();
  const { id, name, confirmedAt, lastUsedAt } = authenticator;
  const facts = [t("addedAt", { time: format.dateTime(confirmedAt, "day") })];
  const state = clockState(authenticator);
  if (lastUsedAt) facts.push(t("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }));
  if (state.kind === "allowed") facts.push((await getTranslations("care.clock"))("fact", clockWords(state)));
  return (
    <ListRow
      name={name}
      icon={Smartphone}
      facts={facts}
      actions={<RowActions of="authenticator" id={id} name={name} isLast={overview.last.has(id)} />}
    >
      <LastRemark id={id} overview={overview} />
      {state.kind === "drifting" && !overview.onlyPasskeysCount && (
        <DriftNotice id={id} seconds={state.seconds} />
      )}
    </ListRow>
  );
}
