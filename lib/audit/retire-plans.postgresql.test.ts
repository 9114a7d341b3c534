// Proves that removing the oldest rows of a long log reads these rows and not the log.
import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { settings } from "@/lib/platform/env";

const ROWS = 30_000;
let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: settings().databaseUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO "AuditRow" ("at", "event", "result", "requestId", "address", "browser", "seal", "sealKeyId")
     SELECT timestamp '2020-01-01' + n * interval '1 second', 'session.ended', 'success', 'r', '', '', 's', 'p1'
     FROM generate_series(1, ${ROWS}) AS n`,
  );
  await owner.query('ANALYZE "AuditRow"');
});
afterAll(() => owner.end());

it("goes by numbers, however often a connection has done it", async () => {
  const { rows: first } = await owner.query<{ id: number }>('SELECT min("id") AS "id" FROM "AuditRow"');
  await owner.query("BEGIN");
  // A plan that serves every number takes the place of those for one number after the fifth time.
  for (let turn = 1; turn <= 10; turn += 1)
    await owner.query("SELECT twofold_audit_retire($1)", [(first[0]?.id ?? 0) + turn * 20]);
  const { rows } = await owner.query(
    `SELECT seq_scan::integer AS "scans", n_tup_del::integer AS "removed" FROM pg_stat_xact_user_tables WHERE relname = 'AuditRow'`,
  );
  await owner.query("COMMIT");
  expect(rows).toEqual([{ scans: 0, removed: 201 }]);
});
