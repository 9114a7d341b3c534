// Owns what browsers report of our content security policy (R91): one line in the log, of which nobody writes the words.
import { z } from "zod";
import { clock } from "@/lib/platform/clock";
import { CSP_REPORT_BYTES, CSP_REPORTS_PER_MINUTE } from "@/lib/platform/limits";
import { logger } from "@/lib/platform/logger";
import type { WebRoute } from "./web-route";

const LONGEST_PATH = 200;
const MINUTE_MS = 60_000;

interface Violation {
  directive: string;
  /** Of the page, without query and fragment. */
  path: string;
  /** An origin, or a word such as `inline`. */
  blocked: string;
}

/** What report-uri sends. */
const single = z
  .object({
    "csp-report": z.object({
      "document-uri": z.string(),
      "violated-directive": z.string().default(""),
      "effective-directive": z.string().optional(),
      "blocked-uri": z.string().default(""),
    }),
  })
  .transform(({ "csp-report": report }) => {
    const directive = report["effective-directive"] ?? report["violated-directive"];
    return [violation(directive, report["document-uri"], report["blocked-uri"])];
  });

/** What the Reporting API sends: reports of all kinds, of one page or several. */
const several = z
  .array(z.object({ type: z.string(), body: z.unknown().optional() }))
  .transform((reports) =>
    reports.filter(({ type }) => type === "csp-violation").map(({ body }) => listed.safeParse(body).data),
  )
  .transform((found) => found.filter((each) => each !== undefined));

const listed = z
  .object({ documentURL: z.string(), effectiveDirective: z.string(), blockedURL: z.string().default("") })
  .transform(({ documentURL, effectiveDirective, blockedURL }) =>
    violation(effectiveDirective, documentURL, blockedURL),
  );

const SHAPES: Record<string, z.ZodType<Violation[]>> = {
  "application/csp-report": single,
  "application/reports+json": several,
};

/** A word of a specification, or "unknown": anybody can post here, and addresses may hold what was typed. */
const word = (text: string) => /^[a-z-]{1,40}/.exec(text)?.[0] ?? "unknown";

function violation(directive: string, documentUri: string, blockedUri: string): Violation {
  const path = URL.canParse(documentUri) ? new URL(documentUri).pathname.slice(0, LONGEST_PATH) : "unknown";
  return { directive: word(directive), path, blocked: blockedName(blockedUri) };
}

function blockedName(uri: string): string {
  if (!URL.canParse(uri)) return word(uri);
  const { origin, protocol } = new URL(uri);
  return origin === "null" ? word(protocol) : origin;
}

/** Passes so many a minute on; of the others only their number is told, once the minute is over. */
function fewAMinute(log: typeof logger, now: () => Date): (violation: Violation, requestId: string) => void {
  let start = 0;
  let count = 0;
  return (violation, requestId) => {
    const nowMs = now().getTime();
    if (nowMs - start >= MINUTE_MS) {
      const withheld = count - CSP_REPORTS_PER_MINUTE;
      if (withheld > 0) log().warn({ withheld }, "reports of the content security policy withheld");
      start = nowMs;
      count = 0;
    }
    count += 1;
    if (count <= CSP_REPORTS_PER_MINUTE)
      log().warn({ requestId, ...violation }, "content security policy violated");
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusal = (status: number, fields = {}) => ({ status, fields });

/** A route for POST: 204, or 400, 405, 413 and 415 with no body. It changes nothing, so it needs no Origin. */
export function cspReportRoute(log = logger, now = () => clock.now()): WebRoute {
  const tell = fewAMinute(log, now);
  return (request) => {
    if (request.method !== "POST") return refusal(405, { allow: "POST" });
    const type = request.headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase() ?? "";
    const shape = Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined;
    if (!shape) return refusal(415);
    const { body } = request;
    if (Buffer.byteLength(body) > CSP_REPORT_BYTES) return refusal(413);
    const reports = shape.safeParse(jsonOf(body));
    if (!reports.success) return refusal(400);
    for (const violation of reports.data) tell(violation, request.requestId);
    return refusal(204);
  };
}
