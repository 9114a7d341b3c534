// Owns what administrators do in the story that tests of the security log tell.
import { LONGEST, makeAdmin, saveAs } from "@/lib/admin/policy/test-policy-choice";
import { mustHave } from "@/lib/two-factor/test-person";

/** An administrator changes every part of the policy. */
export async function actOutAdminStory(): Promise<void> {
  const admin = await makeAdmin();
  mustHave(await saveAs(admin, { ...LONGEST, trustedDevices: false, revision: 0 }));
}
