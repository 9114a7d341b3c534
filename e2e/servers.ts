// Owns where the servers of the browser tests are, and what they leave behind for tests to read.
import { join } from "node:path";

/** Two ports in a row; E2E_PORT moves them when somebody else's tests have these. */
const FIRST_PORT = Number(process.env.E2E_PORT ?? 3217);

/** The server most tests talk to: every account needs a second factor. */
export const POLICY_REQUIRED_URL = `http://localhost:${FIRST_PORT}`;
/** A second factor is everybody's own choice. */
export const POLICY_OPTIONAL_URL = `http://localhost:${FIRST_PORT + 1}`;

/** Path of a file of one server's own folder: its database, its log. */
export function serverFile(address: string, name: "twofold.db" | "server.log"): string {
  return join(String(process.env.TWOFOLD_E2E_DATA), new URL(address).port, name);
}
