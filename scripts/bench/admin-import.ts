// Owns measuring an import: how fast 100,000 people are read in and invited, and whether memory stays flat meanwhile.
import { viewImport } from "@/lib/admin/import/import-view";
import { runImports } from "@/lib/admin/import/run-imports";
import { stageImport } from "@/lib/admin/import/stage-import";
import { startImportByCommand } from "@/lib/admin/import/start-import";
import { clock } from "@/lib/platform/clock";
import { type BenchResult, say } from "@/scripts/bench/bench-line";

const PIECE_ROWS = 500;

/** The file, made while it is read, so that it is never whole in memory. */
async function* fileOf(rows: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode("email,name,role\r\n");
  for (let from = 0; from < rows; from += PIECE_ROWS) {
    const lines = Array.from({ length: Math.min(PIECE_ROWS, rows - from) }, (_, offset) => {
      const place = from + offset;
      // One in a hundred cannot be used.
      return place % 100 === 99
        ? `nobody ${place},,\r\n`
        : `import-${place}@bench.example,"Person, ${place}",\r\n`;
    });
    yield encoder.encode(lines.join(""));
  }
}

const rssMegabytes = () => process.memoryUsage().rss / 2 ** 20;

/** Imports and invites so many people. Measured are the minutes, and the most memory over that after a tenth. */
export async function measureImport(rows: number): Promise<BenchResult[]> {
  const beganMs = performance.now();
  const id = await stageImport(fileOf(rows), null, clock.now());
  const stagedMs = performance.now();
  const trace = { requestId: "bench", address: "", browser: "Command line" };
  await startImportByCommand({ actorId: null, trace, now: clock.now() }, { id, locale: "en" });
  // After a tenth of the way the heap has the size that it needs.
  let early = 0;
  let most = 0;
  const onBatch = async () => {
    const job = await viewImport(id);
    const isEarly = (job?.invited ?? 0) < rows / 10;
    if (isEarly) early = Math.max(early, rssMegabytes());
    else most = Math.max(most, rssMegabytes());
  };
  await runImports({ id, now: () => clock.now(), onBatch });
  const doneMs = performance.now();
  const job = await viewImport(id);
  say(`  ${job?.invited} invited, ${job?.badRows} rows named as bad`);
  say(
    `  read in: ${rate(rows, stagedMs - beganMs)}; invited, resting half the time: ${rate(rows, doneMs - stagedMs)}`,
  );
  say(`  memory: ${early.toFixed(0)} MB after a tenth, ${most.toFixed(0)} MB at most`);
  return [
    { name: "import-minutes", value: (doneMs - beganMs) / 60_000, bound: "<=", target: 5 },
    { name: "import-memory-most-of-early", value: most / early, bound: "<=", target: 1.2 },
  ];
}

function rate(rows: number, ms: number): string {
  return `${(ms / 1000).toFixed(1)} s, ${Math.round((rows * 1000) / ms)} rows/s`;
}
