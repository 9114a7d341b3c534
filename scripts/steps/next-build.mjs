// Owns the production build of the pages.
import { localProgram, runStep } from "./command.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "messages",
  "public",
  "prisma/schema.prisma",
  "next.config.mjs",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

export async function buildPages() {
  await unlessFresh("next-build", contentHash(SOURCES), [".next/BUILD_ID"], () =>
    runStep("Building the pages", localProgram("next"), ["build"], { NODE_ENV: "production" }),
  );
}
