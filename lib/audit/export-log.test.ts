// Proves that the log goes out whole, in two forms, harmless to spreadsheets, once a grant, and that this is noted (R116).
import { beforeEach, expect, it } from "vitest";
import { clearLog, unguardLog, writeRows } from "@/lib/audit/chain/test-log";
import { exportLog, type LogFormat } from "@/lib/audit/export-log";
import { EVERY_ENTRY, type LogChoice } from "@/lib/audit/log-choice";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

beforeEach(clearLog);

async function takeOut(
  choice: Partial<LogChoice>,
  format: LogFormat,
  given?: Awaited<ReturnType<typeof claimFor>>,
) {
  const { session } = await makePerson();
  await unguardLog();
  await database().auditRow.deleteMany({ where: { subjectId: session.accountId } });
  const claim = given ?? (await claimFor(session.id, "export-audit"));
  const act = { actorId: session.accountId, claim, trace: TRACE, now: NOW };
  const result = await exportLog(act, { ...EVERY_ENTRY, ...choice }, format);
  return { result, actorId: session.accountId };
}

async function textOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

it("gives every entry over many pages, its own the newest, as JSON lines (R116)", async () => {
  await writeRows(1203);
  const { result, actorId } = await takeOut({}, "json-lines");
  const lines = (await textOf(mustHave(result)))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toHaveLength(1204);
  expect(new Set(lines.map(({ row }) => row)).size).toBe(1204);
  const own = { event: "audit.exported", result: "success", reason: "json-lines", actor_id: actorId };
  expect(lines.find(({ event }) => event === "audit.exported")).toMatchObject(own);
  expect(Object.keys(lines[0])).toContain("subject_email");
  const times = lines.map(({ at }) => at);
  expect(times).toEqual(times.toSorted().reverse());
});

it("gives what was chosen and nothing else, as CSV that no spreadsheet runs (R116)", async () => {
  const [actorId = ""] = await writeRows(20);
  await database().auditRow.updateMany({ where: { actorId }, data: { browser: '=HYPERLINK("//evil")' } });
  const { result } = await takeOut({ actorId }, "csv");
  const text = await textOf(mustHave(result));
  const [head, line, ...rest] = text.split("\r\n");
  expect(head).toMatch(/^\ufeffrow,at,event,result,actor_id,actor_email/);
  // One id in 64 begins with a hyphen, which a spreadsheet would take for a sum.
  expect(line).toContain(actorId.startsWith("-") ? `,'${actorId},` : `,${actorId},`);
  expect(line).toContain(`"'=HYPERLINK(""//evil"")"`);
  expect(rest).toEqual([""]);
});

it("calls this machine by its name in a table, as pages do, and gives programs networks alone", async () => {
  const addresses = ["0:0:0::/48", "127.0.0.0/24", "203.0.113.0/24"];
  const people = (await writeRows(3)).filter((_, place) => place % 2 === 0);
  const told = async (actorId: string, format: LogFormat) =>
    textOf(mustHave((await takeOut({ actorId }, format)).result));
  await unguardLog();
  for (const [place, actorId] of people.entries())
    await database().auditRow.updateMany({ where: { actorId }, data: { address: addresses[place] } });
  const [here = "", alsoHere = "", elsewhere = ""] = people;
  for (const actorId of [here, alsoHere]) expect(await told(actorId, "csv")).toContain(",localhost,");
  expect(await told(elsewhere, "csv")).toContain(",203.0.113.0/24,");
  expect(await told(here, "json-lines")).toContain('"network":"0:0:0::/48"');
});

it("is refused without a grant for it, and then gives and notes nothing (R68)", async () => {
  const { session } = await makePerson();
  const wrong = await claimFor(session.id, "export-audit", "export-data");
  for (const claim of [wrong, { ...wrong, token: "" }]) {
    const { result } = await takeOut({}, "csv", claim);
    expect(result).toMatchObject({ ok: false, error: "step-up-required" });
  }
  expect(await database().auditRow.count({ where: { event: "audit.exported" } })).toBe(0);
});

it("happens once of ten that come at once with one grant (R68)", async () => {
  const { session } = await makePerson();
  const claim = await claimFor(session.id, "export-audit");
  const results = await Promise.all(Array.from({ length: 10 }, () => takeOut({}, "csv", claim)));
  expect(results.filter(({ result }) => result.ok)).toHaveLength(1);
  expect(await database().auditRow.count({ where: { event: "audit.exported" } })).toBe(1);
});
