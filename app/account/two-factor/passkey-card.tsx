// Owns the list of passkeys: who keeps each, whether it is synced, when it was added and used, and what can be done with it.
import { Fingerprint } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { LastRemark } from "@/app/account/two-factor/last-remark";
import { RowActions } from "@/app/account/two-factor/row-actions";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import type { PasskeySummary } from "@/lib/passkeys/passkey-store";
import { providerName } from "@/lib/passkeys/provider-name";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface PasskeyCardProps {
  overview: TwoFactorOverview;
  /** False while the policy switches second factors off. */
  mayAdd: boolean;
}

export async function PasskeyCard({ overview, mayAdd }: PasskeyCardProps) {
  const { passkeys } = overview;
  const t = await getTranslations("passkeys");
  if (passkeys.length === 0 && !mayAdd) return null;
  const add = mayAdd && <LinkButton href={actPath("add-passkey")}>{t("add")}</LinkButton>;
  return (
    <Card heading={t("heading")} lead={t("lead")} actions={add}>
      {passkeys.length > 0 && (
        <ul className="divide-y divide-line">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} overview={overview} />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface PasskeyRowProps {
  passkey: PasskeySummary;
  overview: TwoFactorOverview;
}

async function PasskeyRow({ passkey, overview }: PasskeyRowProps) {
  const t = await getTranslations("passkeys");
  const { id, name, counterFellAt } = passkey;
  return (
    <ListRow
      name={name}
      icon={Fingerprint}
      badge={counterFellAt && <Badge tone="warning">{t("counterFell")}</Badge>}
      facts={await factsOf(passkey)}
      actions={<RowActions of="passkey" id={id} name={name} isLast={overview.last.has(id)} />}
    >
      <LastRemark id={id} overview={overview} />
    </ListRow>
  );
}

async function factsOf({
  name,
  aaguid,
  isSyncable,
  createdAt,
  lastUsedAt,
}: PasskeySummary): Promise<string[]> {
  const t = await getTranslations("passkeys");
  const own = await getTranslations("twoFactor");
  const format = await getFormatter();
  const facts = [
    t(isSyncable ? "synced" : "single"),
    own("addedAt", { time: format.dateTime(createdAt, "day") }),
  ];
  const provider = providerName(aaguid);
  // The name says it already, unless its owner chose another one.
  if (provider && !name.startsWith(provider)) facts.unshift(provider);
  if (lastUsedAt) facts.push(own("lastUsedAt", { time: format.dateTime(lastUsedAt, "moment") }));
  return facts;
}
