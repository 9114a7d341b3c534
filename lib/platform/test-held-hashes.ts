// Owns holding up the queue of slow hashes in tests, so that what waits for one meets what happens meanwhile.
import { availableParallelism } from "node:os";
import { inHashQueue } from "@/lib/platform/hash-pool";

/** From now on no hash is computed. Returns what lets them go on, and waits for those that held them. */
export function holdHashes(): () => Promise<void> {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const held = Array.from({ length: availableParallelism() }, () => inHashQueue(() => gate));
  return async () => {
    open();
    await Promise.all(held);
  };
}
