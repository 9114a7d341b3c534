// Owns the file of the rows of an import that could not be used. Reading it changes nothing.
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { badRowsCsv } from "@/lib/admin/import/bad-rows-csv";
import { viewImport } from "@/lib/admin/import/import-view";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

/** Answers the file in pieces, as they are read. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  await requireAdmin();
  const { id } = (await viewImport((await params).id)) ?? notFound();
  const t = await getTranslations("adminImport");
  const pieces = badRowsCsv(id, {
    line: t("badRows.line"),
    problem: t("badRows.problem"),
    sentenceOf: (problem, line) => t(`rowProblems.${problem}`, { line }),
  });
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  const disposition = 'attachment; filename="bad-rows.csv"';
  return new Response(body, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": disposition },
  });
}
