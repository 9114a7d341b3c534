// Owns the names under which callers of the TOTP API are metered.

/** All keys of one account together. */
export function accountCaller(accountId: string): string {
  return `account:${accountId}`;
}
