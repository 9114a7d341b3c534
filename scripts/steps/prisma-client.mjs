// Owns generating the two database clients from one schema. Nothing is downloaded for it (see prisma.config.ts).
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { localProgram, runStep } from "./command.mjs";
import { root } from "./root.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

/** PostgreSQL's version of prisma/schema.prisma; prisma/migrate.ts reads it as well. */
const TWIN = "generated/postgresql.prisma";
const SWAPS = [
  ['provider = "sqlite"', 'provider = "postgresql"'],
  ['output   = "../generated/sqlite"', 'output   = "./postgresql"'],
];

function writeTwin() {
  let text = readFileSync(join(root, "prisma/schema.prisma"), "utf8");
  for (const [ours, theirs] of SWAPS) {
    if (text.split(ours).length !== 2) throw new Error(`prisma/schema.prisma must say ${ours} once`);
    text = text.replace(ours, theirs);
  }
  mkdirSync(join(root, "generated"), { recursive: true });
  writeFileSync(join(root, TWIN), text);
}

/** Generates both clients unless the schema is unchanged. Throws StepError with what Prisma said. */
export async function generatePrismaClient() {
  const own = "scripts/steps/prisma-client.mjs";
  const hash = contentHash(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json", own]);
  const outputs = ["generated/sqlite/client.ts", "generated/postgresql/client.ts", TWIN];
  await unlessFresh("prisma-client", hash, outputs, async () => {
    writeTwin();
    const generate = (title, schema) =>
      runStep(title, localProgram("prisma"), ["generate", "--schema", schema]);
    await generate("Generating the database client for SQLite", "prisma/schema.prisma");
    await generate("Generating the database client for PostgreSQL", TWIN);
  });
}
