// Owns the emulated providers of a file of tests under a policy that allows every channel.
import { beforeEach } from "vitest";
import { allowChannels } from "@/lib/channels/adding/test-providers";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";

/** As `freshEmulators`. */
export function emulateProviders() {
  const emulated = freshEmulators();
  beforeEach(() => allowChannels());
  return emulated;
}
