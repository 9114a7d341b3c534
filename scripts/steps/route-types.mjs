// Owns the types that Next derives from the routes; the type check needs them in a fresh clone.
import { readdirSync } from "node:fs";
import { localProgram, runStep } from "./command.mjs";
import { contentHash, unlessFresh } from "./stamp.mjs";

/** Generates the types unless nothing has changed. Throws StepError with what Next said. */
export async function generateRouteTypes() {
  const routes = readdirSync("app", { recursive: true }).map(String).sort();
  const hash = contentHash(["next.config.mjs", "package-lock.json"], routes);
  await unlessFresh("route-types", hash, ["next-env.d.ts", ".next/types"], () =>
    runStep("Generating route types", localProgram("next"), ["typegen"]),
  );
}
