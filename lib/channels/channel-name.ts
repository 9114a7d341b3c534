// Owns what notices call a channel. Pure.

/** The name of a channel, the same in every language. */
export function nameOf({ kind, hint }: { kind: string; hint: string }): string {
  return kind === "authy" ? `Authy ${hint}` : hint;
}
