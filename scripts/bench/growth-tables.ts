// Owns the rows that the growing crowd has beside its accounts: as long as the app's own, in SQL for both databases.
//
// `n` is a person's place. md5 and repeat are functions of PostgreSQL; growth-seed gives them to SQLite.

/** SQL for an id, as random as the app's own, and as long. */
const id = (kind: string, of = "c.n") => `substr(md5('${kind}' || ${of}), 1, 22)`;
/** SQL for what stands for a hash or a sealed value, of which only the length matters. */
const text = (kind: string, length: number, of = "c.n") =>
  `substr(repeat(md5('${kind}' || ${of}), ${Math.ceil(length / 32)}), 1, ${length})`;
const copies = (count: number) =>
  `(${Array.from({ length: count }, (_, place) => `SELECT ${place + 1} AS k`).join(" UNION ALL ")}) AS copy`;

const EACH = `FROM newcomer c JOIN "Account" a ON a."id" = c."id"`;
const WHERE_FROM = `'Firefox on Linux', '203.0.113.0/24'`;
const SALT = `'$2b$10$' || ${text("salt", 22)}`;

export interface GrownTable {
  table: string;
  sql: string;
}

/** Moments of the run, as both databases read them. */
interface Moments {
  /** Today, as the meters of the API name it. */
  day: string;
  now: string;
  /** When sessions, trusted devices and keys end. */
  tomorrow: string;
}

/** The statements, in an order in which parents come first. Nothing that they write is over during the run. */
export function grownTables(moments: Moments): GrownTable[] {
  return [...factorTables(moments), ...browserTables(moments), ...toldTables(moments), ...apiTables(moments)];
}

function factorTables({ now }: Moments): GrownTable[] {
  return [
    {
      table: "Password",
      sql: `("accountId", "hash", "algorithm", "pepperId", "changedAt")
        SELECT a."id", '$argon2id$v=19$m=19456,t=2,p=1$' || ${text("password", 66)}, 'argon2id', 'p1', a."createdAt" ${EACH}`,
    },
    {
      table: "Authenticator",
      sql: `("id", "accountId", "name", "sealedSecret", "algorithm", "digits", "periodSeconds", "lastUsedStep", "lastUsedAt", "confirmedAt")
        SELECT ${id("authenticator", "c.n || '-' || copy.k")}, a."id", 'Phone', ${text("secret", 240)}, 'SHA1', 6, 30, 0, a."lastSignInAt", a."createdAt"
        ${EACH} JOIN ${copies(2)} ON copy.k <= a."factorCount"`,
    },
    {
      table: "RecoveryBatch",
      sql: `("id", "accountId", "salt", "pepperId", "createdAt", "shownUntil", "acknowledgedAt", "isReplacement")
        SELECT ${id("batch")}, a."id", ${SALT}, 'p1', a."createdAt", a."createdAt", a."createdAt", false
        ${EACH} WHERE a."factorCount" > 0`,
    },
    {
      table: "RecoveryCode",
      sql: `("id", "batchId", "hash", "usedAt")
        SELECT ${id("code", "c.n || '-' || copy.k")}, ${id("batch")}, ${SALT} || ${text("hash", 31, "c.n || '-' || copy.k")},
          CASE WHEN copy.k > a."codesLeft" THEN a."createdAt" END
        ${EACH} JOIN ${copies(10)} ON a."factorCount" > 0`,
    },
    {
      table: "AttemptCounter",
      sql: `("key", "failures", "lockedUntil", "updatedAt")
        SELECT CASE WHEN a."lockedUntil" IS NULL THEN 'password:' || ${text("address", 43)} ELSE 'second-factor:' || a."id" END,
          CASE WHEN a."lockedUntil" IS NULL THEN 1 ELSE 5 END, a."lockedUntil", '${now}'
        ${EACH} WHERE a."lockedUntil" IS NOT NULL OR c.n % 20 = 3`,
    },
  ];
}

function browserTables({ now, tomorrow }: Moments): GrownTable[] {
  return [
    {
      table: "Session",
      sql: `("id", "hash", "accountId", "factor", "createdAt", "authenticatedAt", "lastUsedAt", "expiresAt", "browser", "address")
        SELECT ${id("session")}, ${text("session", 43)}, a."id", 'authenticator', '${now}', '${now}', '${now}',
          '${tomorrow}', ${WHERE_FROM}
        ${EACH} WHERE a."lastSignInAt" IS NOT NULL AND a."deactivatedAt" IS NULL`,
    },
    {
      table: "TrustedDevice",
      sql: `("id", "hash", "accountId", "fingerprint", "name", "browser", "address", "createdAt", "lastUsedAt", "expiresAt")
        SELECT ${id("trusted")}, ${text("trusted", 43)}, a."id", ${text("fingerprint", 43)}, 'Firefox on Linux', ${WHERE_FROM},
          '${now}', '${now}', '${tomorrow}'
        ${EACH} WHERE a."factorCount" > 0 AND c.n % 4 = 1`,
    },
  ];
}

function toldTables({ now }: Moments): GrownTable[] {
  return [
    {
      table: "Notice",
      sql: `("id", "accountId", "kind", "at", "browser", "address", "about", "readAt")
        SELECT ${id("notice")}, a."id", 'authenticator-added', '${now}', ${WHERE_FROM}, 'Phone',
          CASE WHEN c.n % 10 <> 0 THEN a."createdAt" END ${EACH}`,
    },
    {
      table: "MailMessage",
      sql: `("id", "idempotencyKey", "accountId", "kind", "createdAt", "sentAt")
        SELECT ${id("mail")}, 'notice:' || ${id("notice")}, a."id", 'authenticator-added', '${now}', '${now}'
        ${EACH} WHERE c.n % 6 = 0`,
    },
  ];
}

/** One person in ten calls the API. */
function apiTables({ day, tomorrow }: Moments): GrownTable[] {
  return [
    {
      table: "ApiKey",
      sql: `("id", "accountId", "name", "kind", "hash", "hint", "createdAt", "expiresAt")
        SELECT ${id("key")}, a."id", 'Nightly job', 'live', ${text("key", 43)}, 'tfa_live_ab12…wxyz', a."createdAt", '${tomorrow}'
        ${EACH} WHERE c.n % 10 = 4`,
    },
    {
      table: "ApiKeyDay",
      sql: `("keyId", "day", "uses")
        SELECT ${id("key")}, '2031-10-0' || copy.k, 100 FROM newcomer c JOIN ${copies(7)} ON c.n % 10 = 4`,
    },
    {
      table: "ApiMeter",
      sql: `("caller", "day", "used", "fullAtMs", "version")
        SELECT 'account:' || c."id", '${day}', 100, 0, 100 FROM newcomer c WHERE c.n % 10 = 4`,
    },
  ];
}
