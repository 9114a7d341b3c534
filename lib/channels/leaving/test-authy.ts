// Owns registrations that tests plant, and that an emulated Authy knows as well.
import { registerUser, userStatus } from "@/lib/channels/providers/authy/users";
import { plantChannel } from "@/lib/channels/test-channels";
import { mustHave } from "@/lib/two-factor/test-person";

let numbers = 0;

/** Gives an account a confirmed registration. Returns its Authy id. */
export async function withAuthy({ accountId, email }: { accountId: string; email: string }): Promise<string> {
  numbers += 1;
  const phone = `50171226${String(numbers).padStart(2, "0")}`;
  const { authyId } = mustHave(await registerUser({ email, phone, countryCallingCode: "1" }));
  await plantChannel(accountId, "authy", authyId);
  return authyId;
}

/** Whether Authy knows it still. */
export const isAtAuthy = async (authyId: string) => (await userStatus(authyId)).ok;
