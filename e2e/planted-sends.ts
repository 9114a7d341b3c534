// Owns codes that were sent before a test began: rows in a server's database, without asking a provider.
import { randomUUID } from "node:crypto";
import { writeRows, written } from "./write-rows";

/** `count` codes of nobody's that all came back right, so that none of these ways is switched off. */
export function plantVerifiedSends(address: string, way: string, country: string, count: number): void {
  const rows = Array.from({ length: count }, (_, sent) => {
    const at = Date.now() - sent * 1000;
    return [randomUUID(), randomUUID(), country, way, written(at), written(at + 20_000)];
  });
  writeRows(
    address,
    `INSERT INTO ChannelSend (id, destinationHash, country, way, provider, address, at, outcome, verifiedAt)
     VALUES (?, ?, ?, ?, 'twilio', '203.0.113.9', ?, 'sent', ?)`,
    rows,
  );
}
