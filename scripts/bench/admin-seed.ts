// Owns seeding the benchmark's crowd: people and audit rows by the million, written without the app for speed.
import { createHash } from "node:crypto";
import Sqlite from "better-sqlite3";
import { sqliteFile } from "@/lib/platform/database/sqlite";
import { isPostgresql } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { DAY_MS } from "@/lib/platform/seconds-after";
import { FIGURE_DAYS, FIGURES } from "@/scripts/bench/admin-figures";
import { type CrowdSize, seedOnPostgresql } from "@/scripts/bench/admin-seed-postgresql";

const YEAR_DAYS = 365;

/** A number below `limit` that place and purpose decide, the same in every run. */
function drawn(place: number, purpose: string, limit: number): number {
  return createHash("md5").update(`${purpose}${place}`).digest().readUInt32LE() % limit;
}

/** The address of somebody, by their place in the crowd. Spread over the alphabet, and not in the order of places. */
export function emailAt(place: number): string {
  return `${createHash("md5").update(`email${place}`).digest("hex").slice(0, 12)}@bench.example`;
}

const ids: string[] = [];

/** The id of somebody, by their place in the crowd: as long as the app's own and as random, so it takes as much room. */
export function idAt(place: number): string {
  ids[place] ??= createHash("md5").update(`id${place}`).digest("hex").slice(0, 22);
  return ids[place];
}

/** Opens the file for the fastest writing: nobody else has it open, and it may be lost in a crash. */
export function openForSeeding(): Sqlite.Database {
  const db = new Sqlite(sqliteFile(settings().databaseUrl));
  db.pragma("journal_mode = OFF");
  db.pragma("synchronous = OFF");
  db.pragma("cache_size = -400000");
  db.pragma("foreign_keys = OFF");
  return db;
}

/** Runs `write` without the table's indexes, which are built at once afterwards, in a tenth of the time. */
export function withoutIndexes(db: Sqlite.Database, table: string, write: () => void): void {
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
    .all(table) as { name: string; sql: string }[];
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  db.transaction(write)();
  for (const { sql } of indexes) db.exec(sql);
}

/** A moment as Prisma writes it on SQLite. */
export const timeOf = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");

const PERSON = `INSERT INTO Account
  (id, email, role, createdAt, emailConfirmedAt, locale, name, nameKey, lastSignInAt, deactivatedAt, factorCount, codesLeft, codesLow, lockedUntil)
  VALUES (?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, ?, ?, ?, ?)`;

function seedPeople(db: Sqlite.Database, from: number, to: number, nowMs: number): void {
  const insert = db.prepare(PERSON);
  for (let place = from; place < to; place += 1) {
    const created = nowMs - drawn(place, "created", YEAR_DAYS) * DAY_MS - place;
    const signedIn = place % 20 === 0 ? null : timeOf(nowMs - drawn(place, "seen", 120) * DAY_MS - place);
    const name = `Person ${drawn(place, "name", 1_000_000)} ${place}`;
    const factors = place % 5 === 0 ? 0 : 1 + (place % 2);
    const codes = factors === 0 ? 0 : drawn(place, "codes", 11);
    insert.run(
      idAt(place),
      emailAt(place),
      place % 100 === 0 ? "admin" : "member",
      timeOf(created),
      timeOf(created),
      name,
      name.toLowerCase(),
      signedIn,
      place % 200 === 1 ? timeOf(nowMs - place) : null,
      factors,
      codes,
      factors > 0 && codes <= 3 ? 1 : 0,
      place % 500 === 2 ? timeOf(nowMs + DAY_MS + place) : null,
    );
  }
}

const ENTRY = `INSERT INTO AuditRow (at, actorId, subjectId, event, result, factor, requestId, seal, address, browser, sealKeyId)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, '203.0.113.0/24', 'Firefox on Linux', 'p1')`;
const EVENTS = [
  ["password.checked", "success", "password"],
  ["second-factor.checked", "success", "authenticator"],
  ["session.opened", "success", "authenticator"],
  ["second-factor.checked", "failure", "authenticator"],
  ["session.ended", "success", null],
] as const;

function seedAudit(db: Sqlite.Database, from: number, to: number, people: number, nowMs: number): void {
  const insert = db.prepare(ENTRY);
  // People have entries in turn, so that those of one person lie far apart, as they do after years.
  const stepMs = (180 * DAY_MS) / to;
  for (let row = from; row < to; row += 1) {
    const [event, result, factor] = EVENTS[(row + Math.floor(row / people)) % EVENTS.length] ?? EVENTS[0];
    const id = idAt((row * 7919) % people);
    const at = timeOf(nowMs - (to - row) * stepMs);
    const [requestId, seal] = [String(row).padStart(22, "r"), String(row).padStart(43, "s")];
    insert.run(at, id, id, event, result, factor, requestId, seal);
  }
}

/** A day has one row for each figure, however much happens on it: so there are as many rows at every size. */
function seedFigures(db: Sqlite.Database, { people, rows }: CrowdSize, nowMs: number): void {
  const put = db.prepare("INSERT OR REPLACE INTO DailyFigure (day, name, value) VALUES (?, ?, ?)");
  const dayOf = (ago: number) => new Date(nowMs - ago * DAY_MS).toISOString().slice(0, 10);
  for (let ago = 0; ago < FIGURE_DAYS; ago += 1)
    for (const name of FIGURES) put.run(dayOf(ago), name, Math.round(rows / FIGURE_DAYS / FIGURES.length));
  put.run("total", "accounts", people);
  put.run("total", "protected", Math.round(people * 0.8));
}

/**
 * Brings the database to so many people and audit rows. Nobody else may have SQLite's file open.
 * @param had what is there already
 */
export async function seedCrowd(had: CrowdSize, size: CrowdSize, nowMs: number): Promise<void> {
  if (isPostgresql()) await seedOnPostgresql(had, size, nowMs);
  else seedOnSqlite(had, size, nowMs);
}

function seedOnSqlite(had: CrowdSize, size: CrowdSize, nowMs: number): void {
  const db = openForSeeding();
  try {
    if (size.people > had.people)
      withoutIndexes(db, "Account", () => seedPeople(db, had.people, size.people, nowMs));
    if (size.rows > had.rows)
      withoutIndexes(db, "AuditRow", () => seedAudit(db, had.rows, size.rows, size.people, nowMs));
    db.transaction(() => seedFigures(db, size, nowMs))();
  } finally {
    db.pragma("journal_mode = WAL");
    db.close();
  }
}
