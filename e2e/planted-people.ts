// Owns people whom nobody signs in as: rows for lists to show.
import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import { POLICY_REQUIRED_URL, serverFile } from "./servers";
import { written } from "./written";

/** People of an address that begins alike, three of four without a second factor. Returns that beginning. */
export function plantPeople(count: number, address = POLICY_REQUIRED_URL): string {
  const start = `crowd-${randomUUID().slice(0, 8)}`;
  const database = new Database(serverFile(address, "twofold.db"), { fileMustExist: true, timeout: 10_000 });
  try {
    const row = database.prepare(
      "INSERT INTO Account (id, email, createdAt, lastSignInAt, name, nameKey, factorCount, codesLeft) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    );
    const now = written(Date.now());
    database.transaction(() => {
      for (let n = 0; n < count; n += 1) {
        const isProtected = n % 4 === 0;
        const email = `${start}-${String(n).padStart(3, "0")}@example.org`;
        const name = `Person ${n} of ${start}`;
        const counts = isProtected ? [1, 10] : [0, 0];
        row.run(randomUUID(), email, now, now, name, name.toLowerCase(), ...counts);
      }
    })();
  } finally {
    database.close();
  }
  return start;
}

/** Invitations to addresses that begin alike, all of one moment as an import makes them. Returns that beginning. */
export function plantInvitations(count: number, address = POLICY_REQUIRED_URL): string {
  const start = `invited-${randomUUID().slice(0, 8)}`;
  const database = new Database(serverFile(address, "twofold.db"), { fileMustExist: true, timeout: 10_000 });
  try {
    const row = database.prepare(
      "INSERT INTO LinkToken (id, hash, purpose, email, role, createdAt, expiresAt) VALUES (?, ?, 'invitation', ?, 'member', ?, ?)",
    );
    // An hour old, so that what another test invites stays among the newest.
    const times = [written(Date.now() - 3_600_000), written(Date.now() + 3_600_000)];
    database.transaction(() => {
      for (let n = 0; n < count; n += 1)
        row.run(randomUUID(), randomUUID(), `${start}-${String(n).padStart(3, "0")}@example.org`, ...times);
    })();
  } finally {
    database.close();
  }
  return start;
}
