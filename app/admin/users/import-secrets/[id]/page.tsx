// Owns the page of one list of secrets: what stands in it, how far its import is, what became of it.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { ListOver } from "@/app/admin/users/import-secrets/[id]/list-over";
import { ListPreview } from "@/app/admin/users/import-secrets/[id]/list-preview";
import { ListRefused } from "@/app/admin/users/import-secrets/[id]/list-refused";
import { ListRunning } from "@/app/admin/users/import-secrets/[id]/list-running";
import { type ListPageProps, requireList } from "@/app/admin/users/import-secrets/[id]/require-list";
import { RowsCard } from "@/app/admin/users/import-secrets/[id]/rows-card";
import type { ListView } from "@/lib/admin/secrets-import/list-view";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminSecrets"))("title") };
}

export default async function OneListPage(props: ListPageProps) {
  const list = await requireList(props, await requireAdmin());
  return (
    <AdminShell current="people">
      <Stage list={list} />
      <RowsCard importId={list.id} which="bad" />
      {list.state === "ready" && <RowsCard importId={list.id} which="waiting" />}
    </AdminShell>
  );
}

function Stage({ list }: { list: ListView }) {
  switch (list.state) {
    case "refused":
      return <ListRefused list={list} />;
    case "ready":
      return <ListPreview list={list} />;
    case "running":
      return <ListRunning list={list} />;
    case "done":
    case "cancelled":
      return <ListOver list={list} />;
  }
}
