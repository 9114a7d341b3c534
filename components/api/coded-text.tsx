// A sentence with words of the program in it, marked by `<c>` in its message.
import { InlineCode } from "./inline-code";

export function CodedText({ text }: { text: string }) {
  // What stands between the marks is at the odd places.
  const parts = text.split(/<c>(.*?)<\/c>/);
  return parts.map((part, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never change places
    place % 2 === 1 ? <InlineCode key={place}>{part}</InlineCode> : part,
  );
}
