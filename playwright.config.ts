// Owns how browser tests run: four servers of their own, with fresh secrets and databases that nobody else has.
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { PROVIDERS, SERVERS, settingsOf } from "./e2e/server-settings";
import { POLICY_REQUIRED_URL, serverFolder } from "./e2e/servers";

/**
 * What all servers share, made by the first process that reads this file; workers inherit it. What is empty
 * here cannot be filled from a developer's `.env`. One trusted hop lets a test come from an address of its own
 * (`X-Forwarded-For`), so that limits per address do not mix tests up; a test that sends none is on loopback,
 * which has no such limits.
 */
function sharedSettings(): Record<string, string> {
  const random = () => randomBytes(32).toString("base64");
  const unset = [
    "APP_TIMEZONE",
    "REDIS_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "SIGN_UP",
    "TRUSTED_DEVICES",
    "TOTP_WINDOW",
    "METRICS_TOKEN",
    "OTEL_EXPORTER_OTLP_ENDPOINT",
    "EMAIL_CODES",
    ...Object.keys(PROVIDERS),
  ];
  return {
    ...Object.fromEntries(unset.map((name) => [name, ""])),
    NODE_ENV: "production",
    APP_NAME: "Twofold",
    AUTH_SECRET: random(),
    ENCRYPTION_KEYS: `k1:${random()}`,
    PEPPERS: `p1:${random()}`,
    TRUSTED_PROXY_HOPS: "1",
    WEBHOOK_ALLOWED_NETWORKS: "127.0.0.0/8",
    // One test waits for it.
    POST_READING_SECONDS: "10",
    LOG_LEVEL: "warn",
    TWOFOLD_E2E_DATA: mkdtempSync(join(tmpdir(), "twofold-e2e-")),
  };
}

if (!process.env.TWOFOLD_E2E_DATA) Object.assign(process.env, sharedSettings());

function server(address: string) {
  const data = serverFolder(address);
  // In a whole run of the tests, what an image consists of; by hand, the project itself.
  const folder = process.env.TWOFOLD_SERVER_FOLDER ?? ".";
  return {
    // What it says on standard output, the log among it, is read by the tests.
    command: `mkdir -p "${data}" && cd "${folder}" && exec node dist/server.mjs >"${join(data, "server.log")}"`,
    url: `${address}/api/health`,
    env: settingsOf(address),
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 12_000 },
    stderr: "pipe" as const,
  };
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  // Two cores, and codes that have to be waited for: a third worker fills the waits.
  workers: 3,
  retries: 0,
  forbidOnly: true,
  // Slow hashes on a busy machine: no test may fail on time alone.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  globalSetup: "./e2e/global-setup.ts",
  globalTeardown: "./e2e/global-teardown.ts",
  use: {
    baseURL: POLICY_REQUIRED_URL,
    locale: "en-US",
    timezoneId: "UTC",
    // A trace of every test would cost a third of the time; a failure shows its picture and the page in words.
    trace: "off",
    screenshot: "only-on-failure",
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
        // No second process beside each page for one that might follow.
        "--renderer-process-limit=1",
      ],
    },
  },
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  webServer: SERVERS.map(server),
});
