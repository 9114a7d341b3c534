// Owns administrators who exist when a test begins: members whose role is written into the database.
import type { APIRequestContext } from "@playwright/test";
import type { Person } from "./person";
import { plantMember } from "./planted-member";
import { giveRole } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

/** Somebody with one authenticator and saved recovery codes who is an administrator; `request` holds their session. */
export async function plantAdmin(
  request: APIRequestContext,
  person: Person,
  address = POLICY_REQUIRED_URL,
): Promise<void> {
  await plantMember(request, person);
  giveRole(address, person.email, "admin");
}
