// Owns the reference's words as CommonMark, which the descriptions of an OpenAPI document are written in.

/** A message with its `<c>` for code as CommonMark. */
export function markdownOf(message: string): string {
  return message.replace(/<\/?c>/g, "`");
}
