// Owns registering somebody with Authy in tests, as an administrator does.
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { parsePhone } from "@/lib/channels/phone";
import { mustHave } from "@/lib/two-factor/test-person";

export const PHONE = mustHave(parsePhone("+1 (501) 712-2661", "US", ["US"]));

/** Registers a person, by an administrator made for it. */
export async function register(personId: string, phone = PHONE) {
  return registerAuthy(await permitOn(await makeAdmin(), personId, "register-authy"), phone);
}
