// Owns the part of the story of the security log in which the policy changes.
import { LONGEST, makeAdmin, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { mustHave } from "@/lib/two-factor/test-person";

/** An administrator changes every part of the policy. */
export async function actOutPolicyStory(): Promise<void> {
  const admin = await makeAdmin();
  await plantPasskey(admin.accountId);
  mustHave(await saveAs(admin, { ...LONGEST, trustedDevices: false, revision: 0 }));
}
