// Proves what set-up promises: one `.env` that nobody else can read, one set-up at a time, and an honest count.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parseSettings } from "@/lib/platform/parse-settings";
import { TestProject } from "./test-project";

let project: TestProject;
let root: string;
beforeEach(() => {
  project = new TestProject();
  root = project.root;
});

describe(".env", () => {
  const write = 'import { writeEnvFile } from "./scripts/steps/env-file.mjs"; writeEnvFile();';

  it("is written once, for its owner alone, with secrets that the server takes", async () => {
    await project.runLines(write);
    const text = readFileSync(join(root, ".env"), "utf8");
    expect(statSync(join(root, ".env")).mode & 0o777).toBe(0o600);
    const lines = text.split("\n").filter((line) => /^[A-Z]/.test(line));
    const values = Object.fromEntries(
      lines.map((line) => [line.split("=", 1)[0], line.replace(/^[A-Z_]+=/, "")]),
    );
    expect(parseSettings(values).encryptionKeys.current.id).toBe("k1");
    await project.runLines(write);
    expect(readFileSync(join(root, ".env"), "utf8")).toBe(text);
  });

  it("is not written where the environment brings the secrets", async () => {
    await project.runLines(write, { AUTH_SECRET: "a", ENCRYPTION_KEYS: "b", PEPPERS: "c" });
    expect(existsSync(join(root, ".env"))).toBe(false);
  });
});

describe("the lock", () => {
  const hold = `import { withLock } from "./scripts/steps/lock.mjs";
    import { appendFileSync } from "node:fs";
    await withLock(async () => {
      appendFileSync("order", "in ");
      await new Promise((done) => setTimeout(done, 200));
      appendFileSync("order", "out ");
    });`;

  it("lets one set-up run at a time", async () => {
    await Promise.all([project.runLines(hold), project.runLines(hold), project.runLines(hold)]);
    expect(readFileSync(join(root, "order"), "utf8")).toBe("in out ".repeat(3));
  });

  it("is taken over from a process that has died", async () => {
    mkdirSync(join(root, "data"));
    writeFileSync(join(root, "data/set-up.lock"), "999999999");
    await project.runLines(hold);
    expect(existsSync(join(root, "data/set-up.lock"))).toBe(false);
  });
});

describe("the count", () => {
  const count = `import { lint, unitTests, browserTests, runStages } from "./scripts/steps/counted-stages.mjs";
    const stages = [lint, unitTests, browserTests(async () => { throw new Error("no browser"); })];
    await runStages(stages);
    process.exitCode = 0;`;

  const report = (json: unknown) =>
    `for a in "$@"; do case $a in --outputFile*) echo '${JSON.stringify(json)}' > \${a#*=};; esac; done`;

  it("adds up what the stages report, and a stage that throws", async () => {
    project.program("biome", "exit 0");
    project.program("vitest", report({ numPassedTests: 7, numFailedTests: 2, testResults: [] }));
    expect(await project.runLines(count)).toMatch(/\n8 passed, 3 failed\n$/);
  });

  it.each([
    ["crashes without a report", "exit 1", "0 passed, 3 failed"],
    [
      "fails after every test passed",
      `${report({ numPassedTests: 7, numFailedTests: 0 })}; exit 1`,
      "7 passed, 3 failed",
    ],
    ["finds no test at all", report({ numPassedTests: 0, numFailedTests: 0 }), "0 passed, 3 failed"],
    [
      "cannot load a file",
      `${report({ numPassedTests: 7, numFailedTests: 0, testResults: [{ status: "failed", assertionResults: [] }] })}; exit 1`,
      "7 passed, 3 failed",
    ],
  ])("counts a test program that %s as failed", async (_name, script, expected) => {
    project.program("biome", "echo bad style; exit 1");
    project.program("vitest", script);
    expect((await project.runLines(count)).trimEnd().split("\n").at(-1)).toBe(expected);
  });
});
