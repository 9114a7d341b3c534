// Owns people who never sign in: rows for lists to show.
import { randomUUID } from "node:crypto";
import { POLICY_REQUIRED_URL } from "./servers";
import { writeRows, written } from "./write-rows";

const emailAt = (start: string, n: number) => `${start}-${String(n).padStart(3, "0")}@example.org`;

/** People whose addresses begin alike, three in four without a second factor. Returns that beginning. */
export function plantPeople(count: number, address = POLICY_REQUIRED_URL): string {
  const start = `crowd-${randomUUID().slice(0, 8)}`;
  const now = written(Date.now());
  const rows = Array.from({ length: count }, (_, n) => {
    const name = `Person ${n} of ${start}`;
    const counts = n % 4 === 0 ? [1, 10] : [0, 0];
    return [randomUUID(), emailAt(start, n), now, now, name, name.toLowerCase(), ...counts];
  });
  const columns = "id, email, createdAt, lastSignInAt, name, nameKey, factorCount, codesLeft";
  writeRows(address, `INSERT INTO Account (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`, rows);
  return start;
}

/** Invitations to addresses that begin alike, all made at one moment, as by an import. Returns that beginning. */
export function plantInvitations(count: number, address = POLICY_REQUIRED_URL): string {
  const start = `invited-${randomUUID().slice(0, 8)}`;
  // An hour old, so that what another test invites stays among the newest.
  const times = [written(Date.now() - 3_600_000), written(Date.now() + 3_600_000)];
  const rows = Array.from({ length: count }, (_, n) => [
    randomUUID(),
    randomUUID(),
    emailAt(start, n),
    ...times,
  ]);
  writeRows(
    address,
    `INSERT INTO LinkToken (id, hash, purpose, email, role, createdAt, expiresAt)
     VALUES (?, ?, 'invitation', ?, 'member', ?, ?)`,
    rows,
  );
  return start;
}
