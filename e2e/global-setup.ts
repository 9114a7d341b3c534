// Owns the providers of a run: emulated, in Playwright's own process, on ports that the servers know.
import { startEmulators } from "./emulators/start-emulators";
import { EMULATOR_PORTS } from "./servers";

/** Starts the emulators. Returns what ends them. */
export default async function startProviders(): Promise<() => Promise<void>> {
  const { close } = await startEmulators({ ports: EMULATOR_PORTS });
  return close;
}
