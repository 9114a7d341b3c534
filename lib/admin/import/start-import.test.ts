// Proves that an import is started once, with a permit for it, and stopped by whoever says so.
import { beforeEach, describe, expect, it } from "vitest";
import { findJob } from "@/lib/admin/import/import-job-store";
import { runImports } from "@/lib/admin/import/run-imports";
import { startImport, stopImport } from "@/lib/admin/import/start-import";
import { sweepImports } from "@/lib/admin/import/sweep-imports";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { clearLog } from "@/lib/audit/chain/test-log";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { IMPORT_BATCH } from "@/lib/platform/limits";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

let session: OpenSession;

beforeEach(async () => {
  await database().importJob.deleteMany();
  await database().linkToken.deleteMany();
  await clearLog();
  ({ session } = await makeAdmin());
});

async function start(id: string, purpose: Parameters<typeof claimFor>[1] = "import-people") {
  const claim = await claimFor(session.id, purpose);
  const act = { actorId: session.accountId, claim, trace: TRACE, now: NOW };
  return startImport(act, { id, locale: "zh-CN" });
}

const stop = (id: string) => stopImport({ actorId: session.accountId, trace: TRACE, now: NOW }, id);
const run = () => runImports({ now: () => NOW });
const count = (event: string) => database().auditRow.count({ where: { event } });
const invitations = () => database().linkToken.count({ where: { purpose: "invitation" } });

it("starts once, when it is confirmed ten times at once", async () => {
  const { id } = await stage(manyPeople(50, "twice.test"));
  const results = await Promise.all(Array.from({ length: 10 }, () => start(id)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const refusals = results.flatMap((result) => (result.ok ? [] : [result.error]));
  expect(new Set(refusals)).toEqual(new Set(["import-over"]));
  await run();
  expect([await invitations(), await count("people.imported")]).toEqual([50, 1]);
});

describe("it is refused", () => {
  it("without a grant for this act, and nobody is invited (R68)", async () => {
    const { id } = await stage(manyPeople(3, "grant.test"));
    expect(await start(id, "export-data")).toMatchObject({ error: "step-up-required" });
    const claim = await claimFor(session.id, "export-data", "import-people");
    const act = { actorId: session.accountId, trace: TRACE, now: NOW };
    const renamed = { ...claim, purpose: "import-people" } as const;
    expect((await startImport({ ...act, claim }, { id, locale: "en" })).ok).toBe(false);
    mustHave(await startImport({ ...act, claim: renamed }, { id, locale: "en" }));
  });

  it("where there is no such import, or it cannot be used; the grant is not spent", async () => {
    const refused = await stage("name\nAda\n");
    const claim = await claimFor(session.id, "import-people");
    const act = { actorId: session.accountId, claim, trace: TRACE, now: NOW };
    const attempt = (id: string) => startImport(act, { id, locale: "en" });
    expect(await attempt("nothing")).toMatchObject({ error: "import-missing" });
    expect(await attempt(refused.id)).toMatchObject({ error: "import-over" });
    const { id } = await stage(manyPeople(3, "unspent.test"));
    mustHave(await attempt(id));
  });
});

describe("stopping", () => {
  it("stops what is not yet done, and keeps what is", async () => {
    const { id } = await stage(manyPeople(3 * IMPORT_BATCH, "stop.test"));
    mustHave(await start(id));
    let batches = 0;
    await runImports({
      id,
      now: () => NOW,
      onBatch: async () => {
        batches += 1;
        if (batches === 1) mustHave(await stop(id));
      },
    });
    expect(await findJob(id)).toMatchObject({ state: "cancelled", invited: IMPORT_BATCH, finishedAt: NOW });
    expect(await invitations()).toBe(IMPORT_BATCH);
    await run();
    expect(await invitations()).toBe(IMPORT_BATCH);
    await sweepImports(NOW);
    expect(await database().importRow.count({ where: { jobId: id, isBad: false } })).toBe(0);
    expect(await count("people.import-stopped")).toBe(1);
  });

  it("ends one that waits, for good", async () => {
    const { id } = await stage(manyPeople(3, "never.test"));
    mustHave(await stop(id));
    expect(await start(id)).toMatchObject({ error: "import-over" });
    expect(await stop(id)).toMatchObject({ error: "import-over" });
    expect(await stop("nothing")).toMatchObject({ error: "import-missing" });
    expect(await count("people.import-stopped"), "nobody was to be invited yet").toBe(0);
  });
});
