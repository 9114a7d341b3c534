// Owns administrators who are there already when a test begins: members whose role is written into the database.
import type { APIRequestContext } from "@playwright/test";
import Database from "better-sqlite3";
import type { Person } from "./person";
import { plantMember } from "./planted-member";
import { POLICY_REQUIRED_URL, serverFile } from "./servers";

/** Gives a role to an account, as an administrator would. */
export function giveRole(address: string, email: string, role: "member" | "admin"): void {
  const database = new Database(serverFile(address, "twofold.db"), { fileMustExist: true, timeout: 10_000 });
  try {
    const { changes } = database
      .prepare("UPDATE Account SET role = ?, adminSince = createdAt WHERE email = ?")
      .run(role, email);
    if (changes !== 1) throw new Error(`no account of ${email}`);
  } finally {
    database.close();
  }
}

/** Somebody with one authenticator and saved recovery codes who is an administrator; `request` holds their session. */
export async function plantAdmin(
  request: APIRequestContext,
  person: Person,
  address = POLICY_REQUIRED_URL,
): Promise<void> {
  await plantMember(request, person);
  giveRole(address, person.email, "admin");
}
