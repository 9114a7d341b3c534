// Proves that a secret, a code and a key that are sent to the TOTP API leave no trace: no log line, no row, no echo.
import { afterAll, beforeAll, expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { createLogger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { dumpDatabase } from "@/prisma/dump-database";
import { plantKey, plantKeyOwner, TestApi } from "./test-api";

const SECRET = "KRUGKIDROVUWG2ZAMJZG653OEBTG66BA";
const CODE = "90817263";
const lines: string[] = [];
let api: TestApi;
beforeAll(async () => {
  shared("logger", () => createLogger("trace", { write: (line: string) => lines.push(line) }));
  api = await TestApi.start();
});
afterAll(() => api.close());

it("keeps nothing of what was sent, whether it was right, refused or met a fault (R87, R108)", async () => {
  const { key, bearer } = await plantKey(await plantKeyOwner());
  const right = { secret: SECRET, action: "verify", code: CODE, digits: 8 };
  const answers = [
    await api.post(right, bearer),
    await api.post({ ...right, digits: 99 }, bearer),
    await api.post(`${JSON.stringify(right)},`, bearer),
    await api.post(right, { ...bearer, "x-api-key": "another" }),
    await api.ask({ path: `/api/2fa?secret=${SECRET}&key=${key}`, headers: bearer, body: "{}" }),
    await api.ask({ body: JSON.stringify(right).padEnd(70_000), headers: bearer }),
  ];
  await database().$executeRawUnsafe('ALTER TABLE "ApiMeter" RENAME TO "Elsewhere"');
  answers.push(await api.post(right, bearer));
  await database().$executeRawUnsafe('ALTER TABLE "Elsewhere" RENAME TO "ApiMeter"');
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 401, 400, 413, 500]);

  expect(lines.some((line) => line.includes("the TOTP API failed"))).toBe(true);
  const told = answers.map(({ text, headers }) => text + JSON.stringify(headers)).join();
  for (const sent of [SECRET, CODE, key]) {
    expect(lines.filter((line) => line.includes(sent))).toEqual([]);
    expect(told).not.toContain(sent);
    expect(dumpDatabase().includes(sent)).toBe(false);
  }
});
