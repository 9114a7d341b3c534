// Owns the one-per-process rule: Next's bundle and the edge's bundle hold their own copies of every module.

/** Keys of names that were asked for before: a hot route asks many times a request. */
const keys = new Map<string, symbol>();

function keyOf(name: string): symbol {
  const known = keys.get(name);
  if (known) return known;
  const key = Symbol.for(`twofold.${name}`);
  keys.set(name, key);
  return key;
}

/**
 * Gives the process-wide instance called `name`, made by `make` on first use, whichever bundle asks first.
 * It hangs on globalThis under `Symbol.for("twofold.<name>")`, the one registry that both bundles see.
 */
export function shared<T>(name: string, make: () => T): T {
  const key = keyOf(name);
  const registry = globalThis as unknown as Record<symbol, { instance: T } | undefined>;
  const held = registry[key];
  if (held) return held.instance;
  const instance = make();
  registry[key] = { instance };
  return instance;
}
