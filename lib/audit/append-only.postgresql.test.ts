// Proves that the application's role adds to the security log and changes nothing in it, and that sealing, erasure and
// retention work all the same (R89). The triggers hold against the owner too, as long as they are there.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { sweepAudit } from "@/lib/audit/retention";
import { TRACE } from "@/lib/audit/test-trace";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

const OWNER_URL = settings().databaseUrl;
const ROLE = `app-${randomUUID().slice(0, 8)}`;
const seal = () => sealPending(() => NOW);
const now = Date.now();
const daysAgo = (days: number) => new Date(now - days * 24 * 3600 * 1000);

let owner: Client;
beforeAll(async () => {
  owner = new Client({ connectionString: OWNER_URL });
  await owner.connect();
  await owner.query(`CREATE ROLE "${ROLE}" LOGIN`);
  const url = new URL(OWNER_URL);
  url.username = ROLE;
  Object.assign(settings(), { databaseUrl: url.href, migrateDatabaseUrl: OWNER_URL });
  expect(await prepareDatabase(url.href)).toEqual([]);
});
afterAll(() => owner.end());

const plant = (count: number, at: Date) =>
  database().auditRow.createMany({
    data: Array.from({ length: count }, () => ({ ...TRACE, at, event: "session.ended", result: "success" })),
  });

const FORBIDDEN = [
  `UPDATE "AuditRow" SET "event" = 'another'`,
  `UPDATE "AuditRow" SET "seal" = NULL`,
  `UPDATE "AuditRow" SET "at" = "at" + interval '1 day'`,
  `UPDATE "AuditRow" SET "id" = "id" + 1000`,
  `DELETE FROM "AuditRow" WHERE "id" = (SELECT max("id") FROM "AuditRow")`,
  `DELETE FROM "AuditRow" WHERE "id" = (SELECT min("id") FROM "AuditRow") + 1`,
  `DELETE FROM "AuditRow"`,
  `TRUNCATE "AuditRow"`,
];

describe("the application's role", () => {
  it("is not the owner", async () => {
    expect(await database().$queryRaw`SELECT current_user::text AS "name"`).toEqual([{ name: ROLE }]);
    const [may] = await database().$queryRaw<Record<string, boolean>[]>`
      SELECT has_table_privilege('"AuditRow"', 'INSERT') AS "adds", has_table_privilege('"AuditRow"', 'UPDATE') AS "changes",
        has_table_privilege('"AuditRow"', 'DELETE') AS "removes", has_any_column_privilege('"AuditRow"', 'UPDATE') AS "any"`;
    expect(may).toEqual({ adds: true, changes: false, removes: false, any: false });
  });

  it.each(FORBIDDEN)("is refused %s (R89)", async (sql) => {
    await plant(3, NOW);
    await seal();
    await expect(database().$executeRawUnsafe(sql)).rejects.toThrow("permission denied");
  });

  it("removes no row before its time, nor one that is not sealed, by the owner's function either (R89)", async () => {
    const retire = async () => {
      const row = await database().auditRow.findFirst({ orderBy: { id: "desc" } });
      await database().$queryRaw`SELECT twofold_audit_retire(${row?.id})`;
    };
    await plant(1, daysAgo(1));
    await seal();
    await expect(retire()).rejects.toThrow("append-only");
    await plant(1, daysAgo(300));
    await expect(retire()).rejects.toThrow("append-only");
  });

  it("gives no account that is there another name, and no row a second seal, by the owner's functions (R89)", async () => {
    const { session } = await makeFullPerson();
    const name = pseudonymOf(session.accountId);
    await expect(
      database().$queryRaw`SELECT twofold_audit_rename(${session.accountId}, ${name}, NULL)`,
    ).rejects.toThrow("append-only");
    await seal();
    const row = await database().auditRow.findFirst({ orderBy: { id: "desc" } });
    await expect(
      database().$queryRaw`SELECT twofold_audit_seal(ARRAY[${row?.id}]::integer[], ARRAY['x'], 'p1')`,
    ).rejects.toThrow("append-only");
  });

  it("cannot put its own tables in the place of ours", async () => {
    await expect(database().$executeRaw`CREATE TABLE public."Planted" ()`).rejects.toThrow(
      "permission denied",
    );
    await expect(database().$executeRaw`ALTER TABLE "AuditRow" DISABLE TRIGGER ALL`).rejects.toThrow(
      "must be owner",
    );
    await expect(database().$executeRaw`DELETE FROM "_prisma_migrations"`).rejects.toThrow(
      "permission denied",
    );
  });
});

describe("what changes rows of the log all the same", () => {
  it("seals, and the chain is whole (R89)", async () => {
    await plant(5, NOW);
    await seal();
    expect((await verifyChain()).whole).toMatchObject({ waiting: 0 });
  });

  it("erases a person from it, sealed or not (R114)", async () => {
    const { session } = await makeFullPerson();
    await seal();
    mustHave(await deleteAccount(await ownAct(session, "delete-account")));
    const names = { OR: [{ actorId: session.accountId }, { subjectId: session.accountId }] };
    expect(await database().auditRow.count({ where: names })).toBe(0);
    await seal();
    expect((await verifyChain()).fault).toBeNull();
  });

  it("removes what is too old, from the start on (R115)", async () => {
    // Everything so far bears the time of tests, which is still to come.
    await owner.query('ALTER TABLE "AuditRow" DISABLE TRIGGER "AuditRow_shortened"');
    await owner.query('DELETE FROM "AuditRow"; DELETE FROM "AuditChain"');
    await owner.query('ALTER TABLE "AuditRow" ENABLE TRIGGER "AuditRow_shortened"');
    await plant(700, daysAgo(AUDIT_RETENTION_SECONDS / 86_400 + 1));
    await plant(2, daysAgo(1));
    await seal();
    await sweepAudit(new Date());
    expect(await database().auditRow.count()).toBe(2);
    expect((await verifyChain()).whole).toMatchObject({ rows: 2 });
  });
});

describe("the owner", () => {
  it.each(FORBIDDEN)("is refused %s while the triggers are there (R89)", async (sql) => {
    await plant(3, NOW);
    await seal();
    await expect(owner.query(sql)).rejects.toThrow("append-only");
  });
});
