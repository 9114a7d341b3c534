// Owns the registrations of tests that an administrator makes.
import { registerAuthy } from "@/lib/admin/person/register-authy";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { parsePhone } from "@/lib/channels/phone";
import { mustHave } from "@/lib/two-factor/test-person";

export const PHONE = mustHave(parsePhone("+1 (501) 712-2661", "US", ["US"]));

/** As an administrator of its own. */
export async function register(personId: string, phone = PHONE) {
  return registerAuthy(await permitOn(await makeAdmin(), personId, "register-authy"), phone);
}
