// Proves that a server seals its log by itself, two of them one chain, and what is left when it ends (R89).
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, it } from "vitest";
import { clearLog, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";

beforeEach(clearLog);

const waiting = () => database().auditRow.count({ where: { seal: null } });

async function startSealer(everySeconds: string): Promise<ChildProcess> {
  const env = { AUDIT_SEAL_SECONDS: everySeconds };
  const child = await startChild("sealing-server-child", [], env, "audit/chain");
  while ((await database().rateLimit.count()) === 0) await setTimeout(10);
  await database().rateLimit.deleteMany();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, "close");
  child.kill("SIGTERM");
  expect((await ended)[0]).toBe(0);
}

it("seals what is left when it ends", async () => {
  const child = await startSealer("600");
  await writeRows(450);
  expect(await waiting()).toBe(450);
  await end(child);
  expect(await waiting()).toBe(0);
  expect((await verifyChain()).whole).toMatchObject({ rows: 450, waiting: 0 });
});

it("seals again and again, beside another process, without being asked", async () => {
  const children = [await startSealer("1"), await startSealer("1")];
  for (let n = 0; n < 3; n += 1) {
    await writeRows(700);
    while ((await waiting()) > 0) await setTimeout(20);
  }
  for (const child of children) await end(child);
  expect((await verifyChain()).whole).toMatchObject({ rows: 2100, waiting: 0 });
});
