// Owns where the servers of the browser tests are, and what they leave behind for tests to read.
import { join } from "node:path";

/** Seven ports in a row; E2E_PORT moves them when somebody else's tests have these. */
const FIRST_PORT = Number(process.env.E2E_PORT ?? 3217);

/** The server most tests talk to: every account needs a second factor. */
export const POLICY_REQUIRED_URL = `http://localhost:${FIRST_PORT}`;
/** A second factor is everybody's own choice. */
export const POLICY_OPTIONAL_URL = `http://localhost:${FIRST_PORT + 1}`;
/** Accounts are made by a mailed link, and browsers may be trusted. */
export const CONFIRMED_URL = `http://localhost:${FIRST_PORT + 2}`;
/** Nobody signs up without an invitation. */
export const INVITE_URL = `http://localhost:${FIRST_PORT + 3}`;

/** The emulated providers of codes. INVITE_URL has none configured. */
export const EMULATOR_PORTS = { authy: FIRST_PORT + 4, twilio: FIRST_PORT + 5 };
export const EMULATED_AUTHY_URL = `http://127.0.0.1:${EMULATOR_PORTS.authy}`;
export const EMULATED_TWILIO_URL = `http://127.0.0.1:${EMULATOR_PORTS.twilio}`;

/** Where tests ask for people who are enrolled already. */
export const PLANTERS_PORT = FIRST_PORT + 6;

/** Path of one server's own folder. */
export function serverFolder(address: string): string {
  return join(String(process.env.TWOFOLD_E2E_DATA), new URL(address).port);
}

/** Path of a file in it: the server's database, its log, the mails it wrote. */
export function serverFile(address: string, name: "twofold.db" | "server.log" | "outbox"): string {
  return join(serverFolder(address), name);
}
