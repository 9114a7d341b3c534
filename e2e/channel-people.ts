// Owns people who already have channels when a test begins, on a server whose policy allows all of them.
import { createHash, randomInt, randomUUID } from "node:crypto";
import { CHANNEL_FACTORS, type ChannelKind } from "@/lib/channels/kinds";
import { seal } from "@/lib/platform/secret-box";
import type { KeyRing } from "@/lib/platform/setting-values";
import { EMULATED } from "./emulators/emulated-settings";
import { installAuthyApp } from "./sent-codes";
import { EMULATED_AUTHY_URL } from "./servers";
import { change, written } from "./write-rows";

/** A policy that requires a second factor, as POLICY_REQUIRED_URL does without one, and allows every channel. */
export function allowChannels(address: string): void {
  const day = 86_400;
  const times = {
    memberIdleSeconds: 3600,
    memberAbsoluteSeconds: day,
    adminIdleSeconds: 900,
    adminAbsoluteSeconds: day / 2,
  };
  const since = { graceSince: written(0), inForceSince: written(0), updatedAt: written(Date.now()) };
  const row = {
    id: 1,
    revision: 1,
    members: "required",
    graceDays: 0,
    trustedDevices: 0,
    resetsNeedTwoAdmins: 0,
    ...times,
    ...since,
  };
  const names = Object.keys(row);
  const places = names.map(() => "?").join(", ");
  change(
    address,
    `INSERT OR IGNORE INTO Policy (${names.join(", ")}) VALUES (${places})`,
    ...Object.values(row),
  );
  change(address, "UPDATE Policy SET channels = ?", CHANNEL_FACTORS.join(","));
}

/** The keys that Playwright's configuration gave the servers. */
function encryptionKeys(): KeyRing {
  const [id = "", key = ""] = String(process.env.ENCRYPTION_KEYS).split(":");
  const current = { id, key: new Uint8Array(Buffer.from(key, "base64")) };
  return { current, byId: new Map([[id, current.key]]) };
}

/** Gives an account a confirmed channel. */
export async function plantChannel(
  address: string,
  email: string,
  { kind, to, hint }: { kind: ChannelKind; to: string; hint: string },
): Promise<void> {
  const id = randomUUID();
  const place = { table: "Channel", row: id, purpose: "destination" };
  const sealed = await seal(new TextEncoder().encode(to), place, encryptionKeys());
  const hash = createHash("sha256").update(to).digest("base64url");
  change(
    address,
    `INSERT INTO Channel (id, accountId, kind, sealedDestination, destinationHash, hint, country, confirmedAt)
      VALUES (?, (SELECT id FROM Account WHERE email = ?), ?, ?, ?, ?, ?, ?)`,
    ...[id, email, kind, sealed, hash, hint, kind === "phone" ? "US" : null, written(Date.now())],
  );
}

/** Gives an account a telephone that nobody else has. Returns its number. */
export async function plantPhone(address: string, email: string): Promise<string> {
  const number = `+1501712${randomInt(1000, 9999)}`;
  await plantChannel(address, email, { kind: "phone", to: number, hint: `•••• ${number.slice(-2)}` });
  return number;
}

/** Registers an account with the emulated Authy, with the app set up. Returns its number, by which codes are found. */
export async function plantAuthy(address: string, email: string): Promise<string> {
  const cellphone = `501713${randomInt(1000, 9999)}`;
  const form = { "user[email]": email, "user[cellphone]": cellphone, "user[country_code]": "1" };
  const headers = { "X-Authy-API-Key": EMULATED.authyApiKey };
  const body = new URLSearchParams(form);
  const answer = await fetch(`${EMULATED_AUTHY_URL}/protected/json/users/new`, {
    method: "POST",
    headers,
    body,
  });
  const { user } = (await answer.json()) as { user: { id: number } };
  await installAuthyApp(`+1${cellphone}`);
  await plantChannel(address, email, {
    kind: "authy",
    to: String(user.id),
    hint: `•••• ${cellphone.slice(-2)}`,
  });
  return `+1${cellphone}`;
}

/** Somebody with Authy alone whom the operator asked to leave it, as `authy migrate` does. */
export function askToLeaveAuthy(address: string, email: string): void {
  change(
    address,
    "DELETE FROM Authenticator WHERE accountId = (SELECT id FROM Account WHERE email = ?)",
    email,
  );
  change(address, "UPDATE Account SET leavesAuthyAt = ? WHERE email = ?", written(Date.now()), email);
}

/** Ends the wait before the next code. */
export function endWait(address: string, email: string): void {
  const of = "(SELECT id FROM Account WHERE email = ?)";
  change(
    address,
    `UPDATE ChannelCode SET sentAt = ? WHERE accountId = ${of}`,
    written(Date.now() - 61_000),
    email,
  );
}
