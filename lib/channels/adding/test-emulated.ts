// Owns the emulated providers of a file of tests under a policy that allows every channel.
import { beforeEach } from "vitest";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";

/** Call it once, outside of the tests. What it returns gives the emulators within them, as `freshEmulators` does. */
export function emulateProviders() {
  const emulated = freshEmulators();
  beforeEach(() => allowChannels());
  return emulated;
}
