// Owns codes that were sent before a test began, written into a server's database: no provider is asked.
import { randomUUID } from "node:crypto";
import Database from "better-sqlite3";
import { serverFile } from "./servers";
import { written } from "./written";

/** Nobody's: of each `count` of them came back right, so that nothing is switched off for their sake. */
export function plantVerifiedSends(address: string, way: string, country: string, count: number): void {
  const database = new Database(serverFile(address, "twofold.db"), { fileMustExist: true, timeout: 10_000 });
  const insert = database.prepare(
    `INSERT INTO ChannelSend (id, destinationHash, country, way, provider, address, at, outcome, verifiedAt)
     VALUES (?, ?, ?, ?, 'twilio', '203.0.113.9', ?, 'sent', ?)`,
  );
  try {
    for (let sent = 0; sent < count; sent += 1) {
      const at = Date.now() - sent * 1000;
      insert.run(randomUUID(), randomUUID(), country, way, written(at), written(at + 20_000));
    }
  } finally {
    database.close();
  }
}
