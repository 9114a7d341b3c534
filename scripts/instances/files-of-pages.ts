// Owns the check that pages find their files while two versions run side by side, each with files that the other lacks.
import { deepStrictEqual, strictEqual } from "node:assert";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newId } from "@/lib/platform/random-token";
import type { Stage } from "@/scripts/instances/across-servers";
import type { Instance } from "@/scripts/instances/instance";
import { visitor } from "@/scripts/instances/visitor";

const FILES = "_next/static/chunks";
const ASKED = 10;

/** A server only knows files from before its start, so one added later makes two versions of one folder. */
export async function filesOfPages({ origin }: Stage, older: Instance, newer: Instance): Promise<void> {
  const name = `${newId()}.js`;
  const file = join(process.env.TWOFOLD_SERVER_FOLDER ?? ".", FILES.replace("_", "."), name);
  const ask = async (path: string, port?: number) =>
    (await visitor({ origin, port }).open(`/${FILES}/${path}`)).status;
  writeFileSync(file, "// of a later version\n");
  try {
    await newer.stop();
    await newer.start();
    deepStrictEqual([await ask(name, older.port), await ask(name, newer.port)], [404, 200]);
    for (let n = 0; n < ASKED; n += 1) strictEqual(await ask(name), 200);
    strictEqual(await ask("none-has-it.js"), 404);
  } finally {
    rmSync(file);
  }
}
