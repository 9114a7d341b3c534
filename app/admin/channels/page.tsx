// Owns the board of sends: what was sent, what came back, what it costs, and what is switched off.
import { Send } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { BoardHeadline } from "@/app/admin/channels/board-headline";
import { DaysCard } from "@/app/admin/channels/days-card";
import { PausesCard } from "@/app/admin/channels/pauses-card";
import { PlacesCard } from "@/app/admin/channels/places-card";
import { DoneNotice } from "@/app/done-notice";
import { Card } from "@/components/ui/card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { BOARD_PERIODS, boardPeriodOf, readBoard } from "@/lib/channels/sends/read-board";
import { clock } from "@/lib/platform/clock";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("channelBoard"))("title") };
}

interface BoardPageProps {
  searchParams: Promise<Record<string, unknown>>;
}

export default async function BoardPage({ searchParams }: BoardPageProps) {
  await requireAdmin();
  const { days } = await searchParams;
  const period = boardPeriodOf(days);
  const board = await readBoard(period, clock.now());
  const t = await getTranslations("channelBoard");
  const links = BOARD_PERIODS.map((span) => ({
    href: `/admin/channels?days=${span}`,
    label: t("days", { days: span }),
    current: span === period,
  }));
  return (
    <AdminShell current="channels">
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={<ChoiceLinks label={t("period")} links={links} />}
      />
      <DoneNotice page="/admin/channels" />
      <BoardHeadline report={board} />
      <PausesCard pauses={board.pauses} />
      {board.places.length === 0 ? (
        <Card>
          <EmptyState icon={Send} title={t("emptyTitle")}>
            {t("emptyText")}
          </EmptyState>
        </Card>
      ) : (
        <>
          <DaysCard days={board.days} total={board.total} />
          <PlacesCard places={board.places} />
        </>
      )}
      <p>
        <LinkButton href={`/admin/channels/file?days=${period}`}>{t("download")}</LinkButton>
      </p>
    </AdminShell>
  );
}
