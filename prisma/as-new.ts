// Owns making a process as good as new between test files, so that one process can run many.
import { afterAll } from "vitest";
import { clock } from "@/lib/platform/clock";

interface Held {
  instance: { $disconnect?: () => Promise<void> };
}

const OURS = "twofold.";
// Worker threads that hash hold nothing of a test file, and take long to start.
const STAYS = `${OURS}hash-pool`;
const FIRST_ENVIRONMENT = Symbol.for("first environment");

const registry = globalThis as unknown as Record<symbol, Held | undefined>;

/** Instances that the process keeps (lib/platform/shared), by their keys. */
function heldInstances(): [symbol, Held | undefined][] {
  const keys = Object.getOwnPropertySymbols(globalThis).filter((key) => key.description?.startsWith(OURS));
  return keys.filter((key) => key.description !== STAYS).map((key) => [key, registry[key]]);
}

/** Restores environment and clock, and forgets the settings, the database and everything else that the process keeps. */
export function beginAsNew(): void {
  const own = globalThis as unknown as Record<symbol, NodeJS.ProcessEnv | undefined>;
  own[FIRST_ENVIRONMENT] ??= { ...process.env };
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, own[FIRST_ENVIRONMENT]);
  clock.now = () => new Date();
  for (const [key] of heldInstances()) Reflect.deleteProperty(globalThis, key);
  afterAll(async () => {
    for (const [, held] of heldInstances()) await held?.instance?.$disconnect?.();
  });
}
