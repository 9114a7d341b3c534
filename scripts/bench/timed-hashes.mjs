// Owns telling how much of a password's check is its slow hash.
//
// For the benchmark alone: it is loaded before the product, which knows nothing of it.
import { createRequire } from "node:module";

const argon2 = createRequire(import.meta.url)("@node-rs/argon2");
const { verify } = argon2;

/** Milliseconds that the last check of a password spent in its hash. */
const told = { ms: 0 };
globalThis[Symbol.for("twofold-bench.password-hash")] = told;

argon2.verify = async (stored, text) => {
  const beganMs = performance.now();
  try {
    return await verify(stored, text);
  } finally {
    told.ms = performance.now() - beganMs;
  }
};
