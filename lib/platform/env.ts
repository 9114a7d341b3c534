// Owns the environment: the only reader of process.env. Everything else asks settings() or a duration constant.
import { z } from "zod";
import { isLoopbackName } from "./loopback";
import { type Network, networks } from "./networks";
import {
  missingProviderSetting,
  PROVIDER_SHAPE,
  type ProviderSettings,
  providerSettings,
} from "./provider-settings";
import {
  bearerToken,
  databaseAddress,
  type KeyRing,
  keyRing,
  line,
  postgresqlAddress,
  quotedName,
  randomText,
  recipients,
  redisAddress,
  timeZone,
  url,
  wholeNumber,
} from "./setting-values";
import { shared } from "./shared";

export type { KeyRing };

/** A setting that is missing or malformed. The message is one line that begins with the setting's name. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}

export interface Settings {
  port: number;
  /** Origin under which people reach the app; pathname is always "/". */
  appUrl: URL;
  /** Issuer in authenticator apps. */
  appName: string;
  appTimezone: string;
  databaseUrl: string;
  /** PostgreSQL's owner of the tables, where the application has a role of its own. */
  migrateDatabaseUrl?: string;
  redisUrl?: string;
  /** Public keys of age. */
  backupRecipients: string[];
  authSecret: string;
  /** A256GCM keys, 32 bytes each. */
  encryptionKeys: KeyRing;
  /** HMAC keys, at least 32 bytes each. */
  peppers: KeyRing;
  smtpUrl?: string;
  mailFrom: string;
  outboxDir: string;
  /** How many proxies in front append to X-Forwarded-For. */
  trustedProxyHops: number;
  twoFactorPolicy: "required" | "optional";
  /** Whether a browser may leave the second factor out for a while after it was given there. */
  trustedDevices: "off" | "allowed";
  signUp: "open" | "confirmed" | "invite";
  /** Steps accepted to either side of the current one. */
  totpWindow: 0 | 1;
  logLevel: string;
  metricsToken?: string;
  /** Base address of a collector of traces. */
  otlpEndpoint?: string;
  /** Who delivers codes. */
  providers: ProviderSettings;
  /** Where webhooks may go beside public addresses. */
  webhookAllowedNetworks: Network[];
  isProduction: boolean;
  /** Whether APP_URL is a name of this machine. */
  isLoopback: boolean;
  isHttps: boolean;
}

const schema = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  APP_URL: url(["https:", "http:"], true).optional(),
  // A colon would split the issuer from the account in an otpauth label.
  APP_NAME: line(64)
    .regex(/^[^:]+$/, "must not contain a colon")
    .default("Twofold"),
  APP_TIMEZONE: timeZone.default("UTC"),
  DATABASE_URL: databaseAddress.default("file:./data/twofold.db"),
  MIGRATE_DATABASE_URL: postgresqlAddress.optional(),
  REDIS_URL: redisAddress.optional(),
  BACKUP_RECIPIENTS: recipients.default([]),
  AUTH_SECRET: randomText(32),
  ENCRYPTION_KEYS: keyRing(32, 32),
  PEPPERS: keyRing(32, 1024),
  SMTP_URL: url(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: line(320)
    .regex(/[^\s@<>]@[^\s@<>]/, "must hold an e-mail address")
    .optional(),
  OUTBOX_DIR: line(1024).default("./data/outbox"),
  TRUSTED_PROXY_HOPS: wholeNumber(0, 10).default(0),
  TWO_FACTOR_POLICY: z.enum(["required", "optional"], "must be required or optional").default("required"),
  TRUSTED_DEVICES: z.enum(["off", "allowed"], "must be off or allowed").default("off"),
  SIGN_UP: z.enum(["open", "confirmed", "invite"], "must be open, confirmed or invite").optional(),
  TOTP_WINDOW: z.enum(["0", "1"], "must be 0 or 1").default("1"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "must be a log level such as info")
    .default("info"),
  METRICS_TOKEN: bearerToken.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(["http:", "https:"]).optional(),
  ...PROVIDER_SHAPE,
  WEBHOOK_ALLOWED_NETWORKS: networks.default([]),
  NODE_ENV: z.enum(["production", "development", "test"]).catch("production"),
});

/**
 * Reads the settings from `source` (the environment's shape); an empty value counts as not set.
 * Throws SettingsError naming the first bad one (R6: such a start is refused).
 */
export function parseSettings(source: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const name = String(issue?.path[0]);
    throw new SettingsError(`${name} ${given[name] === undefined ? "is missing" : issue?.message}`);
  }
  const values = result.data;
  const missing = missingProviderSetting(values);
  if (missing) throw new SettingsError(`${missing} is missing`);
  const appUrl = values.APP_URL ?? new URL(`http://localhost:${values.PORT}`);
  const isLoopback = isLoopbackName(appUrl.hostname);
  const isHttps = appUrl.protocol === "https:";
  if (!isHttps && !isLoopback) throw new SettingsError("APP_URL must be https unless it names this machine");
  return {
    port: values.PORT,
    appUrl,
    appName: values.APP_NAME,
    appTimezone: values.APP_TIMEZONE,
    databaseUrl: values.DATABASE_URL,
    migrateDatabaseUrl: values.MIGRATE_DATABASE_URL,
    redisUrl: values.REDIS_URL?.href,
    backupRecipients: values.BACKUP_RECIPIENTS,
    authSecret: values.AUTH_SECRET,
    encryptionKeys: values.ENCRYPTION_KEYS,
    peppers: values.PEPPERS,
    smtpUrl: values.SMTP_URL?.href,
    mailFrom: values.MAIL_FROM ?? `${quotedName(values.APP_NAME)} <no-reply@${appUrl.hostname}>`,
    outboxDir: values.OUTBOX_DIR,
    trustedProxyHops: values.TRUSTED_PROXY_HOPS,
    twoFactorPolicy: values.TWO_FACTOR_POLICY,
    trustedDevices: values.TRUSTED_DEVICES,
    signUp: values.SIGN_UP ?? (values.SMTP_URL ? "confirmed" : "open"),
    totpWindow: values.TOTP_WINDOW === "0" ? 0 : 1,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    otlpEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT?.href,
    providers: providerSettings(values),
    webhookAllowedNetworks: values.WEBHOOK_ALLOWED_NETWORKS,
    isProduction: values.NODE_ENV === "production",
    isLoopback,
    isHttps,
  };
}

/** The settings of this process, read once. */
export function settings(): Settings {
  return shared("settings", () => parseSettings(process.env));
}

/** A duration in seconds: the environment variable `name` if it is set, else `defaultValue`. Throws SettingsError. */
export function seconds(name: string, defaultValue: number): number {
  const value = process.env[name];
  if (value === undefined || value === "") return defaultValue;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new SettingsError(`${name} must be a whole number of seconds above 0`);
  return Number(value);
}

const LONGEST_WAIT_SECONDS = 86_400;

/** The same for what a timer waits: Node makes one of more than 24 days end at once, and again and again. */
export function waitSeconds(name: string, defaultValue: number): number {
  const wait = seconds(name, defaultValue);
  if (wait <= LONGEST_WAIT_SECONDS) return wait;
  throw new SettingsError(`${name} must be ${LONGEST_WAIT_SECONDS} seconds, a day, at most`);
}
