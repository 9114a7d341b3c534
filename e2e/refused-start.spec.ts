// A start with settings that would not be safe: one line that names the setting, an exit code, and no server (R6).
import { spawnSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { POLICY_REQUIRED_URL, serverFile } from "./servers";

const SAMPLE = Buffer.alloc(32, "ab").toString("base64");

/** Starts the built server with one setting changed. It must end by itself. */
function start(setting: Record<string, string>) {
  const env = {
    ...process.env,
    PORT: "1",
    DATABASE_URL: `file:${serverFile(POLICY_REQUIRED_URL, "twofold.db")}-unused`,
  };
  const { status, stdout, stderr } = spawnSync("node", ["dist/server.mjs"], {
    cwd: process.env.TWOFOLD_SERVER_FOLDER ?? ".",
    env: { ...env, ...setting },
    encoding: "utf8",
    timeout: 60_000,
  });
  return { status, output: `${stdout}${stderr}` };
}

for (const [name, kind, value] of [
  ["AUTH_SECRET", "missing", ""],
  ["AUTH_SECRET", "short", "short"],
  ["AUTH_SECRET", "a sample", "a".repeat(64)],
  ["ENCRYPTION_KEYS", "missing", ""],
  ["ENCRYPTION_KEYS", "a sample", `k1:${SAMPLE}`],
  ["PEPPERS", "missing", ""],
  ["PEPPERS", "a sample", `p1:${SAMPLE}`],
  ["APP_URL", "not https", "http://2fa.example.org"],
] as const) {
  test(`${name}, ${kind}, stops the start (R6)`, () => {
    const { status, output } = start({ [name]: value });
    expect(output).toMatch(new RegExp(`^Twofold cannot start: ${name} [^\n]+\n$`));
    expect(status).toBe(1);
    if (kind === "a sample") expect(output).not.toContain(value);
  });
}
