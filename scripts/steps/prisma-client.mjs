// Owns generating the database client from the schema. Nothing is downloaded for it (see prisma.config.ts).
import { localProgram, runStep } from "./command.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

export async function generatePrismaClient() {
  const hash = contentHash(["prisma/schema.prisma", "prisma.config.ts", "package-lock.json"]);
  await unlessFresh("prisma-client", hash, ["generated/sqlite/client.ts"], () =>
    runStep("Generating the database client", localProgram("prisma"), ["generate"]),
  );
}
