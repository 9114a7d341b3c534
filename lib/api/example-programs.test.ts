// Proves that the programs of the reference run as they are shown, against a real server, wherever their language is there.
import { execFile } from "node:child_process";
import { accessSync, constants, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { answerTotpApi } from "./answer-totp-api";
import { EXAMPLE_SECRET, exampleData } from "./example-answers";
import { examplePrograms, type ProgramName } from "./example-programs";
import type { TotpData } from "./schemas";

/** Whether a program is found where the shell would look for it. */
function isInstalled(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** How to run each, and what has to be installed for it. */
const RUNNERS: Record<Exclude<ProgramName, "Go">, { needs: string; command: string }> = {
  cURL: { needs: "curl", command: "sh" },
  Python: { needs: "python3", command: "python3" },
  JavaScript: { needs: "node", command: process.execPath },
  PHP: { needs: "php", command: "php" },
};

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "twofold-programs-"));
let edge: RunningEdge;

beforeAll(async () => {
  edge = await startEdge({}, { routes: new Map([["/api/2fa", answerTotpApi]]) });
  for (const { file, code } of examplePrograms(`http://localhost:${edge.port}/api/2fa`)) {
    writeFileSync(join(folder, file), code);
  }
});
afterAll(() => edge.close());

/** The codes of this moment and of the one before it. */
function codesOfNow(): string[] {
  const { codes } = exampleData(
    { secret: EXAMPLE_SECRET, action: "batch" },
    Math.floor(Date.now() / 1000),
    "UTC",
  ) as Extract<TotpData, { codes: unknown }>;
  return codes.slice(0, 2).map(({ code }) => code);
}

/** The first line that a program prints, and the last; curl prints whole answers instead. */
function saidBy(name: ProgramName, stdout: string): unknown[] {
  if (name !== "cURL") return stdout.trim().toLowerCase().split(/\s+/);
  const [made, checked] = stdout.replace("}{", "}\n{").trim().split("\n");
  return [JSON.parse(String(made)).data.totp_code, String(JSON.parse(String(checked)).data.is_valid)];
}

describe.each(examplePrograms("").filter(({ name }) => name !== "Go" && isInstalled(RUNNERS[name].needs)))(
  "$name",
  ({ name, file }) => {
    const { command } = RUNNERS[name as Exclude<ProgramName, "Go">];

    it("asks for a code and checks one", async () => {
      const { stdout } = await run(command, [file], { cwd: folder });
      const [code, isValid, ...more] = saidBy(name, stdout);
      expect(codesOfNow()).toContain(code);
      // curl cannot carry the code from the first answer into the second request.
      expect(isValid).toMatch(name === "cURL" ? /^(true|false)$/ : /^true$/);
      expect(more).toEqual([]);
    });

    it("sends the key that it is given, and ends with what the API said of it", async () => {
      const env = { ...process.env, TOTP_API_KEY: "tfa_live_unknown" };
      const failed = await run(command, [file], { cwd: folder, env }).catch((error: unknown) => error);
      expect(failed).toMatchObject({ code: expect.any(Number) });
      const { stdout, stderr } = failed as { stdout: string; stderr: string };
      expect(stdout + stderr).toContain("UNAUTHORIZED");
    });
  },
);

if (isInstalled("go") && isInstalled("gofmt")) {
  it("Go is formatted, and compiles without a remark", async () => {
    expect((await run("gofmt", ["-l", "totp.go"], { cwd: folder })).stdout).toBe("");
    await run("go", ["vet", "totp.go"], { cwd: folder });
  });
}

it("every program names the API by the address that it is given, and by no other", () => {
  for (const { code } of examplePrograms("https://2fa.example.org/api/2fa")) {
    expect(code.match(/https?:\/\/[^\s"']+/g)).toContain("https://2fa.example.org/api/2fa");
    expect(code).not.toContain("example.com");
    expect(code).toContain(EXAMPLE_SECRET);
  }
});
