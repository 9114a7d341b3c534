// Owns what V8 is told about its heap.
import { setFlagsFromString } from "node:v8";

// What was alive during a collection or two, V8 makes in the old space from then on. Under load it takes what merely
// waits for the database for that: dead a millisecond later, it holds on to its whole request until the next full
// collection. Without that guess the TOTP API answers an eighth more (docs/performance.md).
setFlagsFromString("--no-allocation-site-pretenuring");
