// Owns the production build of the pages.
import { localProgram, runStep } from "./command.mjs";
import { packFiles } from "./packed-files.mjs";
import { refuseUnderServer } from "./running-server.mjs";
import { serverActionKey } from "./server-action-key.mjs";
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

/** Builds the pages unless nothing has changed. Throws StepError with what Next said. */
export async function buildPages() {
  const key = serverActionKey();
  await unlessFresh("next-build", contentHash(SOURCES, [key]), [".next/BUILD_ID"], async () => {
    refuseUnderServer("Building the pages anew");
    await runStep("Building the pages", localProgram("next"), ["build"], {
      NODE_ENV: "production",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
    });
    await packFiles();
  });
}
