// Owns how far somebody is on the way to a new phone. Pure: it follows from what is stored, so that a reload changes nothing.

interface Own {
  id: string;
  replacesId: string | null;
}

/** "scan": the new authenticator waits for its first code. "remove": it works, and the old one may go. */
export type PhoneMove<A extends Own> =
  | { at: "choose" }
  | { at: "scan"; old: A }
  | { at: "remove"; old: A; added: A };

/**
 * @param own the account's authenticators
 * @param replacesId of the pending enrollment, if there is one in this session
 */
export function phoneMove<A extends Own>(own: A[], replacesId: string | null): PhoneMove<A> {
  const byId = new Map(own.map((authenticator) => [authenticator.id, authenticator]));
  const going = byId.get(replacesId ?? "");
  if (going) return { at: "scan", old: going };
  for (const added of own) {
    const old = byId.get(added.replacesId ?? "");
    if (old) return { at: "remove", old, added };
  }
  return { at: "choose" };
}
