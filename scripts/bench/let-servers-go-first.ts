// Owns the priority of the load.
import { setPriority } from "node:os";

const LOAD_NICENESS = 10;

/** As if the load of this process came from other machines: where cores are short, the servers go first. */
export function letServersGoFirst(): void {
  setPriority(LOAD_NICENESS);
}
