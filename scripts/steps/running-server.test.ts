// Proves that no start breaks a server which runs from the same folder: not by other pages, not by other packages.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { TestProject } from "./test-project";

let project: TestProject;
let server: ChildProcess | undefined;
beforeEach(() => {
  project = new TestProject();
  project.take("lib/platform", "prisma/schema.prisma", "tsconfig.json", "package.json", "package-lock.json");
  project.takePackages();
  writeFileSync(join(project.root, "npm.cjs"), "process.exit(1)");
  project.program("prisma", "exit 0");
  project.program("next", "mkdir -p .next/static; touch .next/BUILD_ID; echo once >> built");
  writeFileSync(
    join(project.root, "server.ts"),
    'process.on("SIGTERM", () => process.exit()); console.log("serving"); if (!process.env.ENDS) setInterval(() => {}, 1_000);',
  );
});
afterEach(() => void server?.kill());

/** The whole start; `server.ts` above is all that it serves. */
async function startServer(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: project.root,
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
  });
  for await (const chunk of child.stdout) if (String(chunk).includes("serving")) break;
  return child;
}

/** Another start, whose server ends at once. */
const startAnother = () =>
  project.node(["scripts/start.mjs"], { ENDS: "1", npm_execpath: join(project.root, "npm.cjs") });

const changePages = () => appendFileSync(join(project.root, "lib/platform/clock.ts"), "// Changed.\n");
const changePackages = () => appendFileSync(join(project.root, "package-lock.json"), "\n");
/** As it is for a Node that loads other drivers. */
const changeNode = () => rmSync(join(project.root, "node_modules/better-sqlite3"));

it("another server starts beside it while nothing has changed", async () => {
  server = await startServer();
  await startAnother();
  expect(project.read("built")).toBe("once\n");
});

it.each([
  ["pages", changePages, "Building the pages anew"],
  ["packages", changePackages, "Installing other dependencies"],
  ["drivers", changeNode, "Making SQLite's driver for this Node"],
])("other %s are refused with one line that names its process", async (_what, change, act) => {
  server = await startServer();
  change();
  const line = `${act} would break the server that runs from this folder (process ${server.pid}): stop it first\n`;
  await expect(startAnother()).rejects.toMatchObject({ code: 1, stderr: line });
  expect(project.read("built")).toBe("once\n");
});

it.each(["SIGTERM", "SIGKILL"] as const)("pages are built anew once it has ended (%s)", async (signal) => {
  server = await startServer();
  changePages();
  server.kill(signal);
  await once(server, "exit");
  await startAnother();
  expect(project.read("built")).toBe("once\nonce\n");
});
