// Proves that administrators find every entry by person, actor, event, result and day, in pages without gaps.
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { clearLog, erase } from "@/lib/audit/chain/test-log";
import type { AuditEvent } from "@/lib/audit/events";
import { EVERY_ENTRY, type LogChoice } from "@/lib/audit/log-choice";
import { logQuery } from "@/lib/audit/log-query";
import { choiceOf, logPage } from "@/lib/audit/log-store";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { TRACE } from "@/lib/audit/test-trace";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { shared } from "@/lib/platform/shared";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

let statements: string[] = [];
beforeAll(() => {
  shared("database", () => openDatabase(settings().databaseUrl, ({ query }) => statements.push(query)));
});
beforeEach(clearLog);

interface Told {
  at?: Date;
  event?: AuditEvent;
  result?: "success" | "failure";
  actorId?: string;
  subjectId?: string;
}

async function write(told: Told = {}): Promise<number> {
  const data = { at: NOW, event: "session.opened", result: "success", ...TRACE, ...told };
  return (await database().auditRow.create({ data })).id;
}

/** Ids of all that a choice finds, through pages of seven. */
async function find(choice: Partial<LogChoice>): Promise<number[]> {
  const ids: number[] = [];
  for (let page = await logPage({ ...EVERY_ENTRY, ...choice }, null, 7); ; ) {
    ids.push(...page.entries.map(({ id }) => id));
    if (!page.older) return ids;
    page = await logPage({ ...EVERY_ENTRY, ...choice }, page.older, 7);
  }
}

describe("a choice", () => {
  it("finds what fits and nothing else, newest first, in every combination (R86)", async () => {
    const [ann, ben] = [newId(), newId()];
    const all: (Required<Told> & { id: number })[] = [];
    for (let n = 0; n < 64; n += 1) {
      const told = {
        subjectId: n & 1 ? ann : ben,
        actorId: n & 2 ? ann : ben,
        event: n & 4 ? "password.checked" : "step-up.checked",
        result: n & 8 ? "failure" : "success",
        at: later(Math.floor(n / 5)),
      } as const;
      all.push({ ...told, id: await write(told) });
    }
    for (let mask = 0; mask < 16; mask += 1) {
      const choice: Partial<LogChoice> = {
        ...(mask & 1 && { subjectId: ann }),
        ...(mask & 2 && { actorId: ben }),
        ...(mask & 4 && { event: "password.checked" }),
        ...(mask & 8 && { result: "failure" }),
      };
      const wanted = all.filter((row) =>
        Object.entries(choice).every(([column, value]) => row[column as keyof typeof row] === value),
      );
      expect(wanted.length).toBeGreaterThan(3);
      expect(await find(choice), String(mask)).toEqual(wanted.map(({ id }) => id).reverse());
    }
  });

  it("takes whole days, both included, in the time zone of the installation", async () => {
    const { appTimezone } = settings();
    settings().appTimezone = "Asia/Shanghai";
    // Midnight there is four in the afternoon of the day before in UTC.
    const times = ["15:59:59.999", "16:00:00.000"].flatMap((time) => [
      `2031-05-05T${time}Z`,
      `2031-05-06T${time}Z`,
    ]);
    const ids = new Map<string, number>();
    for (const at of times) ids.set(at, await write({ at: new Date(at) }));
    const day = "2031-05-06";
    const ofDay = [ids.get("2031-05-06T15:59:59.999Z"), ids.get("2031-05-05T16:00:00.000Z")];
    expect(await find({ from: day, to: day })).toEqual(ofDay);
    expect(await find({ from: day })).toHaveLength(3);
    expect(await find({ to: day })).toHaveLength(3);
    expect(await find({ from: day, to: "2031-05-05" })).toEqual([]);
    settings().appTimezone = appTimezone;
  });

  it("does not look for what never happens", async () => {
    statements = [];
    expect(await find({ event: "session.opened", result: "failure" })).toEqual([]);
    expect(await find({ event: "second-factor.locked", result: "success" })).toEqual([]);
    expect(statements).toEqual([]);
  });
});

describe("people", () => {
  it("are told by address and name, and not at all when they are erased", async () => {
    const [{ email, session }, gone] = [await makePerson(), newId()];
    await database().account.update({ where: { id: session.accountId }, data: { name: "Ann" } });
    await clearLog();
    await write({ actorId: session.accountId, subjectId: gone });
    await erase(gone);
    statements = [];
    const { entries } = await logPage(EVERY_ENTRY, null, 50);
    expect(statements).toHaveLength(2);
    expect(entries).toMatchObject([
      { actor: { email, name: "Ann" }, subject: null, subjectId: pseudonymOf(gone) },
    ]);
  });

  it("are found by an address in any case, by an id, and by a pseudonym; others are named", async () => {
    const { email, session } = await makePerson();
    const find = (parameters: object) => choiceOf(logQuery({ ...parameters }));
    const found = { ...EVERY_ENTRY, subjectId: session.accountId };
    expect(await find({ person: ` ${email.toUpperCase()} ` })).toEqual(found);
    expect(await find({ person: session.accountId })).toEqual(found);
    const erased = pseudonymOf(newId());
    expect(await find({ actor: erased, person: email })).toEqual({ ...found, actorId: erased });
    expect(await find({ person: email, actor: "no@example.test" })).toEqual({ nobody: "no@example.test" });
    expect(await find({ person: "' OR 1=1 --" })).toEqual({ nobody: "' OR 1=1 --" });
  });
});
