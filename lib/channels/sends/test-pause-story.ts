// Owns the scenes in which a way of sending codes is switched off and on again, for the story of the security log.
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { PAUSE_REASONS } from "@/lib/channels/sends/pause-reasons";
import { pauseWay, resumeWay } from "@/lib/channels/sends/switch-way";
import { plantSends } from "@/lib/channels/sends/test-sends";
import { watchSends } from "@/lib/channels/sends/watch-sends";
import { later, mustHave } from "@/lib/two-factor/test-person";

/** A way is switched off by the app itself, and by an administrator for every reason that there is. */
export async function actOutPauseStory(): Promise<void> {
  const admin = await makeAdmin();
  await plantSends({ count: 20 });
  await watchSends(later(600));
  const act = async (purpose: "pause-channel" | "resume-channel") => ({
    ...(await permitOn(admin, "", purpose)),
    ...({ way: "sms", country: "US" } as const),
  });
  for (const reason of PAUSE_REASONS) {
    mustHave(await resumeWay(await act("resume-channel")));
    mustHave(await pauseWay(await act("pause-channel"), reason));
  }
}
