// Owns reading a server's database while it runs: what was written, or that nothing was.
import Database from "better-sqlite3";
import { serverFile } from "./servers";

/** One query against the database of the server at `address`. */
export function query<Row>(address: string, sql: string, ...values: string[]): Row[] {
  const database = new Database(serverFile(address, "twofold.db"), { readonly: true, fileMustExist: true });
  try {
    return database.prepare(sql).all(...values) as Row[];
  } finally {
    database.close();
  }
}

const OF_ACCOUNT = "accountId = (SELECT id FROM Account WHERE email = ?)";
const OF_SESSIONS = `sessionId IN (SELECT id FROM Session WHERE ${OF_ACCOUNT})`;

/** Every table that knows an account, with the rows that are about it. */
const ROWS: Record<string, string> = {
  Account: "email = ?",
  Password: OF_ACCOUNT,
  Authenticator: OF_ACCOUNT,
  Enrollment: OF_ACCOUNT,
  Channel: OF_ACCOUNT,
  PendingChannel: OF_ACCOUNT,
  ChannelCode: OF_ACCOUNT,
  ChannelSend: OF_ACCOUNT,
  WebhookDelivery: OF_ACCOUNT,
  RecoveryBatch: OF_ACCOUNT,
  RecoveryCode: `batchId IN (SELECT id FROM RecoveryBatch WHERE ${OF_ACCOUNT})`,
  TemporaryCode: OF_ACCOUNT,
  TemporaryCodeReason: OF_ACCOUNT,
  Ticket: OF_ACCOUNT,
  SignInGrant: OF_ACCOUNT,
  Session: OF_ACCOUNT,
  StepUpGrant: OF_SESSIONS,
  TrustedDevice: OF_ACCOUNT,
  LinkToken: "? IN (email, (SELECT email FROM Account WHERE id = accountId))",
  PendingSignUp: "email = ?",
  Notice: OF_ACCOUNT,
  MailMessage: OF_ACCOUNT,
  PersonNote: OF_ACCOUNT,
  AttemptCounter: "key = 'second-factor:' || (SELECT id FROM Account WHERE email = ?)",
  Reset: OF_ACCOUNT,
  ResetRequest: OF_ACCOUNT,
  ApiKey: OF_ACCOUNT,
  AuditRow: "actorId = (SELECT id FROM Account WHERE email = ?)",
};

/** Columns that change without a request: when a session was last used, how far a mail has come, and seals. */
const MOVING: Record<string, readonly string[]> = {
  AuditRow: ["seal", "sealKeyId"],
  Session: ["lastUsedAt"],
  MailMessage: ["sealedContent", "attempts", "dueAt", "sentAt", "failure"],
  WebhookDelivery: ["attempts", "dueAt", "lastTriedAt", "deliveredAt", "status", "failure"],
};

/** All that is stored about an account, to be compared with later. */
export function everythingAbout(address: string, email: string): Record<string, unknown[]> {
  const tables = Object.entries(ROWS).map(([table, where]) => {
    const rows = query<Record<string, unknown>>(address, `SELECT * FROM ${table} WHERE ${where}`, email);
    const stays = ([column]: [string, unknown]) => !MOVING[table]?.includes(column);
    return [table, rows.map((row) => Object.fromEntries(Object.entries(row).filter(stays)))];
  });
  return Object.fromEntries(tables);
}

/** How many live sessions an account has. */
export function sessionsOf(address: string, email: string): number {
  return query(address, `SELECT id FROM Session WHERE ${OF_ACCOUNT}`, email).length;
}

/** Whether the recovery codes of an enrollment are ready; they are made in the background once it has begun. */
export function hasPreparedCodes(address: string, email: string): boolean {
  const sql = `SELECT id FROM Enrollment WHERE sealedCodes IS NOT NULL AND ${OF_ACCOUNT}`;
  return query(address, sql, email).length > 0;
}
