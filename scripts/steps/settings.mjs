// Owns stopping a start over a bad setting before anything is generated or built for it.
import { bundleSettings } from "./bundle.mjs";
import { StepError } from "./command.mjs";

/** Throws StepError with the sentence about the first bad setting. */
export async function checkSettings() {
  await bundleSettings();
  const { settingsFault } = await import("../../dist/settings-fault.mjs");
  const fault = await settingsFault();
  if (fault) throw new StepError(`Twofold cannot start: ${fault}`);
}
