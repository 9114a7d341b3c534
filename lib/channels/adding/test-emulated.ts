// Owns the emulated providers of a file of tests: as new before each test, under a policy that allows every channel.
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { emulatedProviders } from "@/lib/channels/providers/test-emulators";

/** Call it once, outside of the tests. What it returns gives the emulators within them. */
export function emulateProviders(): () => RunningEmulators {
  let running: RunningEmulators | null = null;
  const emulated = () => {
    if (!running) throw new Error("no emulators yet");
    return running;
  };
  beforeAll(async () => {
    running = await emulatedProviders();
  });
  beforeEach(async () => {
    emulated().reset();
    await allowChannels();
  });
  afterAll(() => emulated().close());
  return emulated;
}
