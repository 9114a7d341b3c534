// Owns turning the reference's words into CommonMark, as descriptions in an OpenAPI document are written.

/** A message whose code stands in `<c>`, as CommonMark. */
export function markdownOf(message: string): string {
  return message.replace(/<\/?c>/g, "`");
}
