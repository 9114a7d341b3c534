// Owns what the tags in the reference's messages stand for.
import type { ReactNode } from "react";
import { InlineCode } from "@/components/api/inline-code";

/** `<c>` is code within a sentence. */
export const IN_TEXT = { c: (words: ReactNode) => <InlineCode>{words}</InlineCode> };

/** `<a>` is a link to one address. */
export function linkTo(href: string) {
  return {
    a: (words: ReactNode) => (
      <a className="link" href={href}>
        {words}
      </a>
    ),
  };
}
