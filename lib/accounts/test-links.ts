// Owns the tokens of tests that are not the one asked for, though some come near.
import type { LinkPurpose, LinkSubject } from "@/lib/accounts/link-token";
import { mintLink } from "@/lib/accounts/link-token";
import { tokenOf } from "@/lib/mail/test-mails";
import { transaction } from "@/lib/platform/db";
import { hashToken, newToken } from "@/lib/platform/random-token";

const PURPOSES: LinkPurpose[] = [
  "confirm-email",
  "change-email",
  "second-email",
  "undo-email",
  "reset-password",
  "not-me",
  "invitation",
  "re-enroll",
  "cancel-reset",
];

/** What a token may come to on its way, and what an attacker would try in its place. */
export function nearTokens(token: string): string[] {
  const first = token.startsWith("A") ? "B" : "A";
  return [
    "",
    token.slice(0, -1),
    token.slice(1),
    `${token}A`,
    ` ${token}`,
    first + token.slice(1),
    token.toUpperCase(),
    hashToken(token),
    newToken().token,
    "' OR 1=1 --",
    "a".repeat(100_000),
  ];
}

/** Live tokens of every purpose but some, for the same account and address. */
export function tokensForOthers(purposes: LinkPurpose[], subject: LinkSubject, now: Date): Promise<string[]> {
  const others = PURPOSES.filter((purpose) => !purposes.includes(purpose));
  return transaction(async (tx) => {
    const tokens: string[] = [];
    for (const purpose of others) tokens.push(tokenOf(await mintLink(tx, purpose, subject, now)));
    return tokens;
  });
}
