// Owns how a message becomes text: next-intl parses it for every request, this once per process.
import compile from "icu-minify/compile";
import type { CompiledMessage } from "icu-minify/format";
import { _createCache, _createIntlFormatters } from "use-intl/core";
import formatCompiled from "use-intl/format-message/format-only";

type Arguments = Parameters<typeof formatCompiled>;
type Options = Arguments[3];

/** By their text. Only messages/ is ever formatted, so it does not grow beyond that. */
const compiled = new Map<string, CompiledMessage>();
const formatters: Options["formatters"] = _createIntlFormatters(_createCache());

/**
 * Replaces `use-intl/format-message` in the bundle (next.config.mjs), and returns the same.
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

/** The values. Throws where the message asks for one that is missing: next-intl reports that and shows the key. */
function complete(values: Arguments[2] = {}): Arguments[2] {
  return new Proxy(values, {
    get(given, name) {
      if (!(name in given)) throw new Error(`The value ${String(name)} is missing`);
      return Reflect.get(given, name);
    },
  });
}

formatMessage.raw = true;
