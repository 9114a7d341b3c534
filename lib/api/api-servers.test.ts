// Proves that a quota holds over two servers of one database, and over the sudden death of both.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";
import { API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";
import { freePort } from "@/scripts/bench/free-port";
import { addressCaller } from "./api-caller";
import { freshAddress } from "./test-address";
import { RFC_SECRET } from "./test-api";

let servers: { child: ChildProcess; port: number }[] = [];

async function ask(port: number, address: string): Promise<number> {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  const body = JSON.stringify({ secret: RFC_SECRET });
  const answer = await fetch(`http://127.0.0.1:${port}/api/2fa`, { method: "POST", headers, body });
  return (await answer.json()).code;
}

async function startServer() {
  const port = await freePort();
  const child = await startChild("api-child", [String(port)], { APP_URL: `http://127.0.0.1:${port}` }, "api");
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/2fa`, { method: "OPTIONS" }).catch(() => null);
    if (answer) return { child, port };
    await setTimeout(50);
  }
}

async function killAll(): Promise<void> {
  for (const { child } of servers) {
    child.kill("SIGKILL");
    await once(child, "close");
  }
}

async function startTwo(): Promise<void> {
  // One after the other: they are bundled into one file.
  servers = [await startServer(), await startServer()];
}

/** A client with so many requests left today. */
async function clientWith(left: number): Promise<string> {
  const address = freshAddress();
  const day = new Date().toISOString().slice(0, 10);
  const meter = { day, used: API_ANONYMOUS_PER_DAY - left, fullAtMs: 0, version: 1 };
  await database().apiMeter.create({ data: { caller: addressCaller(address), ...meter } });
  return address;
}

beforeAll(startTwo);
afterAll(killAll);

const askBoth = (each: number, address: string) =>
  Promise.all(servers.flatMap(({ port }) => Array.from({ length: each }, () => ask(port, address))));

it("answers five times of fifty at once on two servers with five left (R106)", async () => {
  const codes = await askBoth(25, await clientWith(5));
  expect(codes.filter((code) => code === 0)).toHaveLength(5);
  expect(codes.filter((code) => code === 4030)).toHaveLength(45);
});

it("gives two servers together no more than the bucket holds (R106)", async () => {
  const address = await clientWith(200);
  const start = performance.now();
  const codes = await askBoth(25, address);
  const refilled = Math.ceil((performance.now() - start) / 50);
  const answered = codes.filter((code) => code === 0).length;
  expect(answered).toBeGreaterThanOrEqual(20);
  expect(answered).toBeLessThanOrEqual(20 + refilled);
  expect(codes.filter((code) => code === 4029)).toHaveLength(50 - answered);
});

it("remembers what was used when the servers are killed and started anew (R106)", async () => {
  const address = await clientWith(7);
  expect(await askBoth(2, address)).toEqual([0, 0, 0, 0]);
  await killAll();
  await startTwo();
  const codes = await askBoth(10, address);
  expect(codes.filter((code) => code === 0)).toHaveLength(3);
});
