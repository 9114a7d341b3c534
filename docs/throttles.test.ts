// Proves that the table of throttles in docs/security.md says the numbers of the code, every one, and leaves no limit out (R1).
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { throttleNumbers } from "@/docs/throttle-numbers";
import * as durations from "@/lib/platform/durations";
import * as everyLimit from "@/lib/platform/limits";

/** Bounds of what is shown, written or done in one go: they throttle nobody. */
const NO_THROTTLES =
  `SUCCESS_TOLD_AFTER_FAILURES TRIES_LEFT_TOLD REASON_MIN PROSE_MAX RESETS_PAGE SIGN_INS_SHOWN RECOVERY_CODE_COUNT
  RECOVERY_CODES_LOW NOTICES_SHOWN ACTIVITY_PAGE PEOPLE_PAGE PEOPLE_LOOKED_THROUGH PEOPLE_COUNTED SESSIONS_COUNTED
  INVITATIONS_SHOWN REMINDERS_PER_TRANSACTION PEOPLE_EXPORT_PAGE NOTE_LENGTH NOTES_PAGE NOTES_SHOWN_FIRST RECENT_ACTIVITY AUDIT_PAGE
  AUDIT_EXPORT_PAGE DIAGNOSIS_PROBE_STEPS RESYNCHRONISE_STEPS PASSWORD_MIN_WITH_SECOND_FACTOR PASSWORD_MIN_ALONE
  PASSWORD_MAX USER_AGENT_LENGTH IMPORT_ROW_CHARACTERS UPLOAD_LIMIT_BYTES IMPORT_BATCH IMPORT_STAGING_BATCH
  IMPORT_ROWS_SHOWN IMPORTS_SHOWN API_KEY_NAME_LENGTH SENDS_LOOKED_THROUGH WEBHOOK_DELIVERIES_SHOWN
  ATTEMPT_HOOK_TIMEOUT_MS PASSKEY_ANSWER_LENGTH MAX_COUNTED_IN_QUEUE`.split(/\s+/);

const named = new Set<string>();
/** The limits, and a note of each that the table is held against. */
const limits = new Proxy(
  { ...everyLimit },
  {
    get: (all, name, proxy) => {
      named.add(String(name));
      return Reflect.get(all, name, proxy);
    },
  },
);

const NUMBER = /\d[\d,]*(?: (?:an? (?:UTC )?(?:second|minute|hour|day|week)|s|min|h|days|kB|MB)\b| %)?/g;

/** First cells, and the numbers of the others: those of statuses and of decisions are none. */
function tableRows(): [string, string][] {
  const section =
    readFileSync("docs/security.md", "utf8").split("\n## Throttles\n")[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => {
    const [, what = "", ...cells] = line
      .replace(/\[[^\]]*\]\([^)]*\)|\b(408|413|429|431|503)\b/g, "")
      .split("|");
    return [what.trim(), (cells.join("|").match(NUMBER) ?? []).join(", ")];
  });
}

const expected = throttleNumbers(limits, durations);

it("says every number of the code, row by row (R1)", () => {
  const rows = tableRows().map(([what, numbers], place) => {
    const [start = "no such row"] = expected[place] ?? [];
    return [what.startsWith(start) ? start : what, numbers];
  });
  expect(rows).toEqual(expected.map(([start, numbers]) => [start, numbers.join(", ")]));
});

it("leaves out no limit but those that throttle nobody (R1)", () => {
  expect([...named, ...NO_THROTTLES].sort()).toEqual(Object.keys(everyLimit).sort());
});
