// Proves what the sealed log tells on SQLite alone: its ids come without gaps, and its columns take any value.
import { beforeEach, expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, tamper, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { NOW } from "@/lib/two-factor/test-person";

const seal = () => sealPending(() => NOW);
const fault = async () => (await verifyChain()).fault;
const copy = (id: number, from: number) =>
  tamper(`INSERT INTO "AuditRow" SELECT ${id}, at, "actorId", "subjectId", event, result, factor, reason, "requestId",
    address, browser, NULL, NULL FROM "AuditRow" WHERE id = ${from}`);

beforeEach(async () => {
  await clearLog();
  await writeRows(50);
  await seal();
});

it("names a row when one of its values cannot be read at all", async () => {
  for (const value of ["'yesterday'", "X'00ff'", "''"]) {
    await tamper(`UPDATE "AuditRow" SET at = ${value} WHERE id = 44`);
    expect(await fault()).toEqual({ kind: "changed", from: 44, to: 44 });
  }
});

it("names rows that were removed before they were sealed, as soon as a newer one is", async () => {
  await writeRows(3);
  await tamper('DELETE FROM "AuditRow" WHERE id IN (51, 52)');
  await seal();
  expect(await fault()).toEqual({ kind: "missing", from: 51, to: 52 });
});

it("names the gap behind a row that was inserted with a number from far ahead (R89)", async () => {
  await copy(1000, 10);
  await writeRows(1);
  await seal();
  expect(await fault()).toEqual({ kind: "missing", from: 51, to: 999 });
});
