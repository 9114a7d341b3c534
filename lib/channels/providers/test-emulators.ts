// Owns the providers of tests: both emulators on free ports, and the settings that lead to them.
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
