// Owns how a message becomes text: next-intl parses it anew for every request, this once a process.
import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatCompiled from "use-intl/format-message/format-only";

type Arguments = Parameters<typeof formatCompiled>;
type Options = Arguments[3];

/** By their text, which is as many as messages/ has: nothing else is ever formatted. */
const compiled = new Map<string, CompiledMessage>();
const formatters: Options["formatters"] = _createIntlFormatters(_createCache());

/**
 * Stands in the place of `use-intl/format-message` in the bundle (next.config.mjs), and gives what it gives.
 * @param message ICU text, as messages/ has it
 */
export default function formatMessage(
  key: string,
  message: unknown,
  values: Arguments[2],
  options: Options,
): ReturnType<typeof formatCompiled> {
  if (typeof message !== "string") throw new Error(`The message at ${key} is no text`);
  let known = compiled.get(message);
  if (known === undefined) {
    known = compile(message);
    compiled.set(message, known);
  }
  return formatCompiled(key, known, complete(values), { ...options, formatters });
}

/** The values, of which none may be missing that is asked for: next-intl reports it, and shows the key. */
function complete(values: Arguments[2] = {}): Arguments[2] {
  return new Proxy(values, {
    get(given, name) {
      if (!(name in given)) throw new Error(`The value ${String(name)} is missing`);
      return Reflect.get(given, name);
    },
  });
}

formatMessage.raw = true;
