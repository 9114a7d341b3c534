// Owns reading everything that the database holds about one person, to be compared with later.

import Database from "better-sqlite3";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { settings } from "@/lib/platform/env";

/** Columns that change without a request: when mails and deliveries were tried, and seals of the log. */
const MOVING: Record<string, readonly string[]> = {
  AuditRow: ["seal", "sealKeyId"],
  MailMessage: ["sealedContent", "attempts", "dueAt", "sentAt", "failure"],
  WebhookDelivery: ["attempts", "dueAt", "lastTriedAt", "deliveredAt", "status", "failure"],
};

/** Rows by table that contain one of these words in any column. */
export function rowsAbout(words: readonly string[]): Record<string, string[]> {
  const database = new Database(sqliteFile(settings().databaseUrl), { readonly: true, timeout: 10_000 });
  try {
    const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
    return Object.fromEntries(names.map((name) => [name, rowsOf(database, String(name), words)]));
  } finally {
    database.close();
  }
}

function rowsOf(database: Database.Database, table: string, words: readonly string[]): string[] {
  const moving = MOVING[table] ?? [];
  const found: string[] = [];
  for (const row of database.prepare(`SELECT * FROM "${table}"`).iterate() as Iterable<object>) {
    const stays = Object.entries(row).filter(([column]) => !moving.includes(column));
    const text = JSON.stringify(stays, (_, value) => (value?.type === "Buffer" ? value.data : value));
    if (words.some((word) => text.includes(word))) found.push(text);
  }
  return found.sort();
}

/** What SQLite itself finds wrong; empty if nothing is. */
export function integrityFaults(): string[] {
  const database = new Database(sqliteFile(settings().databaseUrl), { readonly: true, timeout: 10_000 });
  try {
    const said = database.prepare("PRAGMA integrity_check").pluck().all().map(String);
    const torn = database
      .prepare("PRAGMA foreign_key_check")
      .all()
      .map((row) => JSON.stringify(row));
    return [...said.filter((line) => line !== "ok"), ...torn];
  } finally {
    database.close();
  }
}

/** Ids of every row about a person, for others to send to the server. */
export function idsAbout(words: readonly string[]): string[] {
  const texts = Object.values(rowsAbout(words)).flat();
  const ids = texts.flatMap((text) => [...text.matchAll(/\["(?:id|\w+Id)","([\w-]{8,64})"\]/g)]);
  return [...new Set(ids.map(([, id]) => String(id)))];
}
