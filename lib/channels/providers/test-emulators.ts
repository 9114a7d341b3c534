// Owns the providers of tests: both emulators on free ports, the settings that lead to them, their start and their end.
import { afterAll, beforeAll, beforeEach } from "vitest";
import { z } from "zod";
import { type RunningEmulators, startEmulators } from "@/e2e/emulators/start-emulators";
import { settings } from "@/lib/platform/env";
import { PROVIDER_SHAPE, providerSettings } from "@/lib/platform/provider-settings";

/** Starts them for a file of tests, which closes them after its last. */
export async function emulatedProviders(): Promise<RunningEmulators> {
  const emulators = await startEmulators();
  settings().providers = providerSettings(z.object(PROVIDER_SHAPE).parse(emulators.settings));
  return emulators;
}

/** As if no provider had ever failed: tests that let them fail would open the circuit for those that follow. */
export function forgetOutages(): void {
  for (const provider of ["authy", "twilio"])
    Reflect.deleteProperty(globalThis, Symbol.for(`twofold.patience with ${provider}`));
}

/**
 * Emulators for a whole file, as new before each of its tests. Call it once, outside of the tests; what it returns gives
 * the emulators within them.
 */
export function freshEmulators(): () => RunningEmulators {
  let running: RunningEmulators | null = null;
  const emulated = () => {
    if (!running) throw new Error("no emulators yet");
    return running;
  };
  beforeAll(async () => {
    running = await emulatedProviders();
  });
  beforeEach(() => {
    forgetOutages();
    emulated().reset();
  });
  afterAll(() => emulated().close());
  return emulated;
}
