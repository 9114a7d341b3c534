// Owns what the emulators keep while they do not run: people and factors that the app's database still names.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { AuthyUser } from "./authy/authy-users";
import type { EmulatedWorld } from "./control-routes";
import type { Factor } from "./twilio/factor";

interface Kept {
  authyUsers: AuthyUser[];
  factors: Factor[];
}

/** Fills a world from a file, if there is a readable one. */
export function recall(file: string, { authy, twilio }: EmulatedWorld): void {
  try {
    const { authyUsers, factors } = JSON.parse(readFileSync(file, "utf8")) as Kept;
    authy.users.all = authyUsers;
    twilio.factors.all = factors;
  } catch {
    // None yet, or one that somebody edited: the emulators start empty.
  }
}

/** Writes a world into a file. */
export function remember(file: string, { authy, twilio }: EmulatedWorld): void {
  const kept: Kept = { authyUsers: authy.users.all, factors: twilio.factors.all };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
}
