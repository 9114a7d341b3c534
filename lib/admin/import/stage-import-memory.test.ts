// Proves that a file at its limit of bytes is read with flat memory, and that a larger one is refused.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { findJob } from "@/lib/admin/import/import-job-store";
import { stageImport } from "@/lib/admin/import/stage-import";
import { IMPORT_FILE_BYTES } from "@/lib/platform/limits";
import { NOW } from "@/lib/two-factor/test-person";

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** A file of this size and a little more, made while it is read. */
async function* largeFile(path: string, bytes: number): AsyncGenerator<Uint8Array> {
  // Long rows: the file is at its limit of bytes long before its limit of rows.
  const filler = "x".repeat(60_000);
  async function* lines() {
    yield "email,name\n";
    for (let size = 0, index = 0; size <= bytes; size += filler.length, index += 1)
      yield `p${index}@large.test,${filler}\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  yield* createReadStream(path);
}

/** What is held and not merely left for the collector, in MiB. */
function heldMiB(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

it("reads 100 MB with flat memory, and refuses what is more", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twofold-import-"));
  const grown = { size: 0, looks: 0, from: 0, to: 0 };
  async function* watched() {
    for await (const chunk of largeFile(join(folder, "large.csv"), IMPORT_FILE_BYTES)) {
      grown.size += chunk.length;
      if (grown.size > (grown.looks * IMPORT_FILE_BYTES) / 20) {
        grown.looks += 1;
        // A quarter of the way, everything is loaded that it needs.
        if (grown.looks <= 5) grown.from = Math.max(grown.from, heldMiB());
        else grown.to = Math.max(grown.to, heldMiB());
      }
      yield chunk;
    }
  }
  try {
    const id = await stageImport(watched(), null, NOW);
    expect(await findJob(id)).toMatchObject({ state: "refused", problem: "too-large" });
    expect(grown.size).toBeGreaterThan(IMPORT_FILE_BYTES);
    expect(grown.looks).toBeGreaterThan(15);
    expect(grown.to - grown.from).toBeLessThan(20);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
