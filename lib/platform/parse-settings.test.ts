// Proves that a bad setting stops the start with one line that names it, and what the good ones become (R6).
import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseSettings } from "./parse-settings";
import { SettingsError } from "./settings-error";

const key = (bytes = 32) => randomBytes(bytes).toString("base64");
const sameKey = key();
const good = {
  AUTH_SECRET: key(),
  ENCRYPTION_KEYS: `k1:${key()}`,
  PEPPERS: `p1:${key()}`,
  NODE_ENV: "production",
};

function refusal(source: Record<string, string | undefined>): string {
  try {
    parseSettings({ ...good, ...source });
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError);
    return (error as Error).message;
  }
  return "accepted";
}

it.each([
  ["DATABASE_URL", "postgresql:///twofold?host=/run/postgresql&user=app"],
  ["DATABASE_URL", "postgresql://app:x@/twofold?host=/run/postgresql"],
  ["DATABASE_URL", "postgresql://app@%2Frun%2Fpostgresql/twofold"],
  ["DATABASE_URL", "postgresql://app:50%@[::1]:5432/twofold"],
  ["MIGRATE_DATABASE_URL", "postgresql:///twofold?host=/run/postgresql&user=owner"],
  ["REDIS_URL", "rediss://:p%40ss@[::1]:6380/3/"],
  ["SMTP_URL", "smtp://user:100%@mail.example.org"],
  ["MAIL_FROM", "no-reply@example.org (Twofold)"],
])("takes %s as %s", (name, value) => {
  expect(refusal({ [name]: value })).toBe("accepted");
});

it("needs three secrets and nothing else", () => {
  expect(parseSettings(good)).toMatchObject({
    port: 3000,
    appName: "Twofold",
    appTimezone: "UTC",
    databaseUrl: "file:./data/twofold.db",
    trustedProxyHops: 0,
    twoFactorPolicy: "required",
    signUp: "open",
    totpWindow: 1,
    isProduction: true,
    isLoopback: true,
    isHttps: false,
    redisUrl: undefined,
    backupRecipients: [],
    smtpUrl: undefined,
  });
});

it("lets APP_URL follow PORT until it is set", () => {
  expect(parseSettings({ ...good, PORT: "4000" }).appUrl.origin).toBe("http://localhost:4000");
  const set = parseSettings({ ...good, PORT: "4000", APP_URL: "https://2fa.example.org" });
  expect([set.appUrl.origin, set.isHttps, set.isLoopback]).toEqual(["https://2fa.example.org", true, false]);
});

it("confirms sign-ups by mail as soon as mail can be sent", () => {
  const SMTP_URL = "smtp://localhost:2525";
  expect(parseSettings({ ...good, SMTP_URL }).signUp).toBe("confirmed");
  expect(parseSettings({ ...good, SMTP_URL, SIGN_UP: "invite" }).signUp).toBe("invite");
});

it("writes with the first key of a ring and reads with all", () => {
  const [newer, older] = [key(), key()];
  const { encryptionKeys } = parseSettings({ ...good, ENCRYPTION_KEYS: `k2:${newer}, k1:${older}` });
  expect(encryptionKeys.current).toEqual({ id: "k2", key: new Uint8Array(Buffer.from(newer, "base64")) });
  expect([...encryptionKeys.byId.keys()]).toEqual(["k2", "k1"]);
});

it("treats an unknown NODE_ENV as production", () => {
  expect(parseSettings({ ...good, NODE_ENV: "prod" }).isProduction).toBe(true);
  expect(parseSettings({ ...good, NODE_ENV: undefined }).isProduction).toBe(true);
  expect(parseSettings({ ...good, NODE_ENV: "development" }).isProduction).toBe(false);
});

const sampleKey = Buffer.alloc(32, "ab").toString("base64");

describe("a bad setting", () => {
  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000a"],
    ["APP_URL", "2fa.example.org"],
    ["APP_URL", "http://2fa.example.org"],
    ["APP_URL", "http://localhost.example.org"],
    ["APP_URL", "ftp://localhost"],
    ["APP_URL", "https://2fa.example.org/app"],
    ["APP_URL", "https://user:pass@2fa.example.org"],
    ["APP_NAME", "a:b"],
    ["APP_NAME", "a\nb"],
    ["APP_NAME", "a".repeat(65)],
    ["APP_TIMEZONE", "Mars/Olympus"],
    ["DATABASE_URL", "mysql://localhost/a"],
    ["REDIS_URL", "localhost:6379"],
    ["REDIS_URL", "redis:"],
    ["REDIS_URL", "redis://localhost/one"],
    ["REDIS_URL", "redis://:p%zz@localhost"],
    ["DATABASE_URL", "postgresql://one:sEcret#x@localhost/one"],
    ["BACKUP_RECIPIENTS", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5"],
    ["BACKUP_RECIPIENTS", `age1${"q".repeat(58)},`],
    // The key that opens, in the place of the one that locks.
    ["BACKUP_RECIPIENTS", `AGE-SECRET-KEY-1${"Q".repeat(58)}`],
    ["AUTH_SECRET", undefined],
    ["AUTH_SECRET", ""],
    ["AUTH_SECRET", key(16)],
    ["AUTH_SECRET", "a".repeat(64)],
    ["AUTH_SECRET", "please-change-me-to-something-random-0123456789"],
    ["ENCRYPTION_KEYS", undefined],
    ["ENCRYPTION_KEYS", key()],
    ["ENCRYPTION_KEYS", `k1:${key(31)}`],
    ["ENCRYPTION_KEYS", `k1:${key(33)}`],
    ["ENCRYPTION_KEYS", `k1:${sampleKey}`],
    ["ENCRYPTION_KEYS", `k1:${key()},k1:${key()}`],
    ["ENCRYPTION_KEYS", `k1:${key()},`],
    ["ENCRYPTION_KEYS", `k1:${sameKey},k2:${sameKey}`],
    ["ENCRYPTION_KEYS", "k1:not base64!"],
    ["PEPPERS", undefined],
    ["PEPPERS", `p1:${key(31)}`],
    ["SMTP_URL", "localhost"],
    ["SMTP_URL", "smtp://"],
    ["SMTP_URL", "smtp:localhost"],
    ["MAIL_FROM", "nobody"],
    ["MAIL_FROM", "@"],
    ["MAIL_FROM", "a b@"],
    ["MAIL_FROM", "a@b\r\nBcc: c@d"],
    ["TRUSTED_PROXY_HOPS", "-1"],
    ["TRUSTED_PROXY_HOPS", "all"],
    ["TWO_FACTOR_POLICY", "off"],
    ["SIGN_UP", "closed"],
    ["TOTP_WINDOW", "2"],
    ["LOG_LEVEL", "loud"],
    ["METRICS_TOKEN", "short"],
    ["METRICS_TOKEN", "two words 8fk3 qz71"],
    ["OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317"],
  ])("%s = %j is named in one line", (name, value) => {
    const message = refusal({ [name]: value });
    expect(message).toMatch(new RegExp(`^${name} `));
    expect(message).not.toContain("\n");
    if (value && value.length > 15) expect(message).not.toContain(value);
  });
});
