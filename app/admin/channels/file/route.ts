// Owns the file with the sends of a period. Reading alone: a GET may give it.
import type { NextRequest } from "next/server";
import { boardPeriodOf, sendRows } from "@/lib/channels/sends/read-board";
import { clock } from "@/lib/platform/clock";
import { CSV_START, csvLine } from "@/lib/platform/csv";
import { dayOf } from "@/lib/platform/utc-day";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";

const COLUMNS = ["day", "way", "country", "sent", "verified", "failed", "unknown", "secondsToVerify"];

/** A line a day, way and country; the seconds are those of all verified ones together. */
export async function GET(request: NextRequest): Promise<Response> {
  await requireAdmin();
  const period = boardPeriodOf(request.nextUrl.searchParams.get("days"));
  const now = clock.now();
  const lines = (await sendRows(period, now)).map((row) =>
    csvLine([
      row.day,
      row.way,
      row.country,
      row.sent,
      row.verified,
      row.failed,
      row.unknown,
      Math.round(row.seconds),
    ]),
  );
  return new Response([CSV_START, csvLine(COLUMNS), ...lines].join(""), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="channels-${period}-days-to-${dayOf(now)}.csv"`,
      "cache-control": "private, no-store",
    },
  });
}
