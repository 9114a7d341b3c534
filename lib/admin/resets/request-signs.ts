// Owns which facts around a request may also be signs of an attacker. It points them out and judges nothing.
import { RESET_SIGNS_SECONDS } from "@/lib/platform/durations";
import { DAY_MS } from "@/lib/platform/seconds-after";

/** What is known around a request. */
export interface RequestFacts {
  address: string;
  isKnownBrowser: boolean;
  createdAt: Date;
  accountSince: Date;
  emailConfirmedAt: Date | null;
  passwordChangedAt: Date;
  requestsBefore: number;
  /** Newest first. */
  signIns: { at: Date; browser: string; address: string }[];
  /** What happened to the account within RESET_SIGNS_SECONDS, newest first. */
  recent: { at: Date; event: string; result: string }[];
}

export type Sign =
  | { kind: "unknownBrowser" | "unknownNetwork" | "unconfirmed" | "newAccount" }
  | { kind: "mailboxPassword" | "passwordChanged" | "emailChanged" | "wrongCodes"; at: Date }
  | { kind: "requests"; count: number };

const WEEK_MS = 7 * DAY_MS;

/** The signs to point out beside a request, in the order in which a page lists them. */
export function signsOf(facts: RequestFacts): Sign[] {
  const { signIns, requestsBefore, createdAt, accountSince } = facts;
  const signs: Sign[] = [];
  if (!facts.isKnownBrowser) signs.push({ kind: "unknownBrowser" });
  if (!signIns.some(({ address }) => address === facts.address)) signs.push({ kind: "unknownNetwork" });
  signs.push(...passwordSigns(facts));
  const moved = happened(facts, "email.changed") ?? happened(facts, "email.change-undone");
  if (moved) signs.push({ kind: "emailChanged", at: moved });
  if (!facts.emailConfirmedAt) signs.push({ kind: "unconfirmed" });
  const refused = happened(facts, "second-factor.checked", "failure");
  if (refused) signs.push({ kind: "wrongCodes", at: refused });
  if (requestsBefore > 0) signs.push({ kind: "requests", count: requestsBefore });
  if (createdAt.getTime() - accountSince.getTime() < WEEK_MS) signs.push({ kind: "newAccount" });
  return signs;
}

/** A password set by mail says more: whoever reads the mailbox can set one, and needs nothing else to ask for help. */
function passwordSigns(facts: RequestFacts): Sign[] {
  const byMail = happened(facts, "password.reset");
  if (byMail) return [{ kind: "mailboxPassword", at: byMail }];
  const { passwordChangedAt: at, accountSince, createdAt } = facts;
  const isLately = createdAt.getTime() - at.getTime() < RESET_SIGNS_SECONDS * 1000;
  return isLately && at > accountSince ? [{ kind: "passwordChanged", at }] : [];
}

function happened({ recent }: RequestFacts, event: string, result = "success"): Date | undefined {
  return recent.find((row) => row.event === event && row.result === result)?.at;
}
