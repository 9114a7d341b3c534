// Owns what a channel is called where it is told of. Pure.

/** As notices call it, in every language. */
export function nameOf({ kind, hint }: { kind: string; hint: string }): string {
  return kind === "authy" ? `Authy ${hint}` : hint;
}
