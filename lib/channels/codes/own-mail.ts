// Owns sending a code of our own by e-mail: drawn, hashed into its row, and queued in the transaction that reserves it.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { newOwnCode, ownCodeHash } from "@/lib/channels/codes/own-code";
import { codeMinutes } from "@/lib/channels/codes/send-wait";
import { availableFactors } from "@/lib/channels/provider-of";
import { queueMail } from "@/lib/mail/queue-mail";
import type { Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";
import type { Binding } from "@/lib/sign-in/binding";

/** Whether we make and mail the codes by e-mail ourselves. */
export function mailsOwnCodes(): boolean {
  return settings().providers.emailCodes === "smtp" && availableFactors().includes("email");
}

interface OwnCode {
  id: string;
  accountId: string;
  binding: Binding;
}

/** A fresh code with the hash that its row keeps. */
export function makeOwnCode({ id, binding }: Pick<OwnCode, "id" | "binding">): {
  code: string;
  hash: string;
} {
  const code = newOwnCode();
  return { code, hash: ownCodeHash(code, id, binding) };
}

/** Queues the mail. The code stands only in its text: subjects show on locked screens, and mail servers log them. */
export function queueOwnCode(
  tx: Tx,
  { id, accountId, binding, code }: OwnCode & { code: string },
  { to, locale, trace }: { to: string; locale: Locale; trace: Trace },
  now: Date,
): Promise<void> {
  const act = binding.for === "adding" ? "adding" : "sign-in";
  const minutes = codeMinutes("email");
  const { browser, address } = trace;
  const values = { code, act, minutes, browser, address } as const;
  const idempotencyKey = `channel-code:${id}`;
  return queueMail(tx, { idempotencyKey, accountId, to, locale, kind: "channel-code", values }, now);
}
