// Owns the priority of the process that makes the load.
import { setPriority } from "node:os";

const LOAD_NICENESS = 10;

/** Lets the servers go first where cores are short, as if the load came from other machines. */
export function letServersGoFirst(): void {
  setPriority(LOAD_NICENESS);
}
