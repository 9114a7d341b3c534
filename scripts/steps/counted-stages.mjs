// Owns the stages of `npm test` and `npm run check`: what each runs and how its passes and failures are counted.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localProgram, runProgram } from "./command.mjs";

const reports = mkdtempSync(join(tmpdir(), "twofold-reports-"));

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** A program that ended badly without reporting a failed test counts as one failure. */
function withCrash({ passed, failed }, code) {
  const isSilentFailure = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failed + (isSilentFailure ? 1 : 0) };
}

function checkStage(name, program, args) {
  return {
    name,
    async run() {
      const { code, output } = await runProgram(localProgram(program), args);
      if (code !== 0) process.stdout.write(`${output}\n`);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

export const lint = checkStage("lint", "biome", ["check", "--error-on-warnings"]);
export const types = checkStage("types", "tsc", ["--noEmit"]);
export const unusedCode = checkStage("unused code", "knip", []);

/** Tests that run in Vitest; `config` is its file of settings. */
function vitestStage(name, config) {
  return {
    name,
    async run() {
      const file = join(reports, `${config}.json`);
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
      const args = ["run", "--config", config, ...reporters];
      // Node warns about a file that imports another without its extension, as TypeScript wants it.
      const env = { VITE_CONFIG_NATIVE_IGNORE_WARNING: "true" };
      const { code } = await runProgram(localProgram("vitest"), args, { env, isShown: true });
      const report = readReport(file);
      const unloadable = (report?.testResults ?? []).filter(
        (suite) => suite.status === "failed" && suite.assertionResults.length === 0,
      );
      const passed = report?.numPassedTests ?? 0;
      return withCrash({ passed, failed: (report?.numFailedTests ?? 0) + unloadable.length }, code);
    },
  };
}

export const unitTests = vitestStage("unit and integration tests", "vitest.config.ts");
export const faultTests = vitestStage("faults", "vitest.faults.config.ts");
export const postgresqlTests = vitestStage(
  "unit and integration tests on PostgreSQL",
  "vitest.postgresql.config.ts",
);

/** The browser tests; `findBrowser` gives the path of a Chromium. */
export function browserTests(findBrowser) {
  return {
    name: "browser tests",
    async run() {
      const file = join(reports, "playwright.json");
      const env = { CHROMIUM_PATH: await findBrowser(), PLAYWRIGHT_JSON_OUTPUT_NAME: file };
      const args = ["test", "--reporter=list,json"];
      const { code } = await runProgram(localProgram("playwright"), args, { env, isShown: true });
      const { stats, errors } = readReport(file) ?? {};
      const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) + (errors?.length ?? 0);
      return withCrash({ passed: stats?.expected ?? 0, failed }, code);
    },
  };
}

/**
 * Runs all stages, even if earlier ones fail. The last line is `N passed, N failed`, and the process ends with 1 if
 * something failed.
 */
export async function runStages(stages) {
  const total = { passed: 0, failed: 0 };
  for (const { name, run } of stages) {
    process.stdout.write(`\n— ${name}\n`);
    const result = await run().catch((error) => {
      process.stdout.write(`${error.message}\n`);
      return { passed: 0, failed: 1 };
    });
    total.passed += result.passed;
    total.failed += result.failed;
    process.stdout.write(`  ${name}: ${result.passed} passed, ${result.failed} failed\n`);
  }
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
