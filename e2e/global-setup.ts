// Owns what a run needs beside the servers, in Playwright's own process: emulated providers, and whoever makes people.
import { startEmulators } from "./emulators/start-emulators";
import { startPlanters } from "./planter/planters";
import { EMULATOR_PORTS, PLANTERS_PORT } from "./servers";

/** Starts them on ports that servers and tests know. Returns what ends them. */
export default async function startHelpers(): Promise<() => Promise<void>> {
  const { close } = await startEmulators({ ports: EMULATOR_PORTS });
  const endPlanters = await startPlanters(PLANTERS_PORT);
  return async () => {
    await endPlanters();
    await close();
  };
}
