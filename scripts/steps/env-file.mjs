// Owns the first `.env`: random secrets, readable only by its owner, written once and never touched again.
import { randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";

const random = () => randomBytes(32).toString("base64");

function firstSettings() {
  return [
    "# Settings of this installation, written by the first start. Keep a copy of the three secrets in a safe place:",
    "# without them nobody's second factor can be read again. All settings: .env.example",
    `AUTH_SECRET=${random()}`,
    `ENCRYPTION_KEYS=k1:${random()}`,
    `PEPPERS=p1:${random()}`,
    "",
  ].join("\n");
}

/** Writes `.env` unless there is one, or the environment brings the secrets. */
export function writeEnvFile() {
  const { AUTH_SECRET, ENCRYPTION_KEYS, PEPPERS } = process.env;
  if (existsSync(".env") || (AUTH_SECRET && ENCRYPTION_KEYS && PEPPERS)) return;
  writeFileSync(".env", firstSettings(), { flag: "wx", mode: 0o600 });
  process.stdout.write("  Writing .env with fresh secrets\n");
}
