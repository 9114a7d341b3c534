// Owns the page of one import: what stands in the file, how far it is, what became of it.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminShell } from "@/app/admin/admin-shell";
import { BadRowsCard } from "@/app/admin/users/import/[id]/bad-rows-card";
import { ImportOver } from "@/app/admin/users/import/[id]/import-over";
import { ImportPreview } from "@/app/admin/users/import/[id]/import-preview";
import { ImportRefused } from "@/app/admin/users/import/[id]/import-refused";
import { ImportRunning } from "@/app/admin/users/import/[id]/import-running";
import { requireImport } from "@/app/admin/users/import/[id]/require-import";
import type { ImportView } from "@/lib/admin/import/import-view";
import { lineAfter } from "@/lib/admin/import/import-view";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

export async function generateMetadata(): Promise<Metadata> {
  await requireAdmin();
  return { title: (await getTranslations("adminImport"))("title") };
}

interface PageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ after?: string | string[] }>;
}

export default async function OneImportPage({ params, searchParams }: PageProps) {
  await requireAdmin();
  const job = await requireImport({ params });
  const { after } = await searchParams;
  return (
    <AdminShell current="people">
      <Stage job={job} />
      {job.badRows > 0 && <BadRowsCard job={job} after={lineAfter(after)} />}
    </AdminShell>
  );
}

function Stage({ job }: { job: ImportView }) {
  switch (job.state) {
    case "reading":
    case "refused":
      return <ImportRefused job={job} />;
    case "ready":
      return <ImportPreview job={job} />;
    case "running":
      return <ImportRunning job={job} />;
    case "done":
    case "cancelled":
      return <ImportOver job={job} />;
  }
}
