// Owns how browser tests run: one server of their own, with fresh secrets and a database that nobody else has.
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

const PORT = "3217";

/**
 * The server's whole environment, made by the first process that reads this file; workers inherit it. What is
 * empty here cannot be filled from a developer's `.env`. One trusted hop lets every test come from an address of
 * its own (`X-Forwarded-For`), so that limits per address do not mix tests up.
 */
function serverSettings(): Record<string, string> {
  const data = mkdtempSync(join(tmpdir(), "twofold-e2e-"));
  const random = () => randomBytes(32).toString("base64");
  const unset = [
    "APP_TIMEZONE",
    "REDIS_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "SIGN_UP",
    "TOTP_WINDOW",
    "METRICS_TOKEN",
  ];
  return {
    ...Object.fromEntries(unset.map((name) => [name, ""])),
    NODE_ENV: "production",
    PORT,
    APP_URL: `http://localhost:${PORT}`,
    APP_NAME: "Twofold",
    DATABASE_URL: `file:${join(data, "twofold.db")}`,
    OUTBOX_DIR: join(data, "outbox"),
    AUTH_SECRET: random(),
    ENCRYPTION_KEYS: `k1:${random()}`,
    PEPPERS: `p1:${random()}`,
    TRUSTED_PROXY_HOPS: "1",
    TWO_FACTOR_POLICY: "required",
    LOG_LEVEL: "warn",
    TWOFOLD_E2E_DATA: data,
  };
}

if (!process.env.TWOFOLD_E2E_DATA) Object.assign(process.env, serverSettings());

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  reporter: "list",
  use: {
    baseURL: process.env.APP_URL,
    locale: "en-US",
    timezoneId: "UTC",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || undefined,
      // What closed networks need: no sandbox for root, and no calls home.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: {
    command: "node dist/server.mjs",
    url: `http://localhost:${PORT}/api/health`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 12_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
