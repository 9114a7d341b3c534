// Owns reading the settings: their names in the environment, their defaults, and which of them need others.
import { z } from "zod";
import { isLoopbackName } from "./loopback";
import { networks } from "./networks";
import { missingProviderSetting, PROVIDER_SHAPE, providerSettings } from "./provider-settings";
import {
  bearerToken,
  databaseAddress,
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
import type { Settings } from "./settings";
import { SettingsError } from "./settings-error";

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
 * Reads the settings from `source`, of the environment's shape; an empty value counts as not set.
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
