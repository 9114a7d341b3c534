// Owns the choice of what to add beside authenticators: each kind with its risk, the strongest first.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SignedInShell } from "@/app/account/signed-in-shell";
import { channelIcon } from "@/app/account/two-factor/channels/channel-icon";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { ListRow } from "@/components/ui/list-row";
import { PageHeader } from "@/components/ui/page-header";
import { kindsToAdd } from "@/lib/channels/adding/may-add";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("addingChannels"))("title") };
}

export default async function ChooseChannelPage() {
  const session = await requireSession();
  const kinds = await kindsToAdd(session);
  const t = await getTranslations("addingChannels");
  const back = <LinkButton href="/account/two-factor">{t("back")}</LinkButton>;
  return (
    <SignedInShell session={session} current="twoFactor">
      <PageHeader title={t("title")} lead={t("lead")} />
      {kinds.length === 0 ? (
        <EmptyState icon={channelIcon("phone")} title={t("nothingTitle")} action={back}>
          {t("nothingText")}
        </EmptyState>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {kinds.map((kind) => (
              <ListRow
                key={kind}
                icon={channelIcon(kind)}
                name={t(`kinds.${kind}`)}
                facts={[t(`risks.${kind}`)]}
                actions={
                  <LinkButton href={actPath("add-channel", kind)}>
                    {t("choose")}
                    <span className="sr-only">{t(`kinds.${kind}`)}</span>
                  </LinkButton>
                }
              />
            ))}
          </ul>
        </Card>
      )}
    </SignedInShell>
  );
}
