// Owns the shape of the settings, once they are read and checked.
import type { Network } from "./networks";
import type { ProviderSettings } from "./provider-settings";
import type { KeyRing } from "./setting-values";

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
  /** Where webhooks may go besides public addresses. */
  webhookAllowedNetworks: Network[];
  isProduction: boolean;
  /** Whether APP_URL is a name of this machine. */
  isLoopback: boolean;
  isHttps: boolean;
}
