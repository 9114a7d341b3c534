// Owns the file with the figures of a period. Reading alone: a GET may give it.
import type { NextRequest } from "next/server";
import { daysOfPeriod, periodOf } from "@/lib/admin/figures/period";
import { figureRows } from "@/lib/admin/figures/read-figures";
import { clock } from "@/lib/platform/clock";
import { CSV_START, csvLine } from "@/lib/platform/csv";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

/** A line a day and figure: day, name, value. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdmin();
  const period = periodOf(request.nextUrl.searchParams.get("days"));
  const now = clock.now();
  const rows = await figureRows(period, now);
  const lines = rows.map(({ day, name, value }) => csvLine([day, name, value]));
  const days = daysOfPeriod(period, now);
  return new Response([CSV_START, csvLine(["day", "name", "value"]), ...lines].join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="figures-${days.at(0)}-to-${days.at(-1)}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
