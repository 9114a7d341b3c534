// Owns administrators who exist when a test begins: members whose role is written into the database.
import type { BrowserContext } from "@playwright/test";
import type { Person } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { giveRole } from "./planted-rows";

/** Somebody with one authenticator and saved recovery codes who is an administrator, signed in in this browser. */
export async function plantAdmin(context: BrowserContext, person: Person, address: string): Promise<void> {
  await plantSignedIn(context, person, address);
  giveRole(address, person.email, "admin");
}
