// Owns which entries of the security log are told to the owner of the account.
import type { AuditEvent } from "@/lib/audit/events";
import type { NoticeKind } from "@/lib/notices/kinds";

const ALWAYS: Partial<Record<AuditEvent, NoticeKind>> = {
  "authenticator.added": "authenticator-added",
  "authenticator.removed": "authenticator-removed",
  "two-factor.turned-off": "two-factor-turned-off",
  "recovery-code.used": "recovery-code-used",
  "password.changed": "password-changed",
  "password.reset": "password-reset",
  "email.changed": "email-changed",
  "email.change-undone": "email-change-undone",
  "trusted-device.added": "trusted-device-added",
  "second-email.changed": "second-email-changed",
  "person.deactivated": "deactivated",
  "person.reactivated": "reactivated",
  "person.unlocked": "unlocked",
  "second-factor.reset": "second-factor-reset",
  "reset.requested": "reset-requested",
  "temporary-code.created": "temporary-code-created",
  "temporary-code.used": "temporary-code-used",
  "api-key.created": "api-key-created",
  "channel.removed": "channel-removed",
  "channel.qr-code-shown": "authenticator-added",
  "authenticator.resynchronised": "authenticator-resynchronised",
  "passkey.added": "passkey-added",
  "passkey.removed": "passkey-removed",
  "passkey.counter-fell": "passkey-counter-fell",
};

/** Entries that are told only with a certain reason. */
const WITH_REASON: Partial<Record<AuditEvent, Record<string, NoticeKind>>> = {
  "recovery-codes.created": { replaced: "recovery-codes-replaced" },
  "session.opened": { "new-browser": "new-browser" },
  "second-factor.checked": { "after-failures": "signed-in-after-failures" },
  "sessions.ended": { "by-admin": "sessions-ended-by-admin" },
  "role.changed": { "to-admin": "role-now-admin", "to-member": "role-now-member" },
  "reset.called-off": {
    "by-person": "reset-called-off",
    "by-admin": "reset-called-off-by-admin",
    "database-restored": "reset-called-off",
  },
  "channel.added": { first: "channel-added", further: "channel-added" },
  "channel.started": { "by-admin": "channel-registered-by-admin" },
  "api-key.revoked": {
    "by-owner": "api-key-revoked",
    "account-reported": "api-keys-ended",
    "email-change-undone": "api-keys-ended",
    "password-changed": "api-keys-ended",
    "password-reset": "api-keys-ended",
  },
  // Before what is always told: an administrator added it, and nobody scanned anything.
  "authenticator.added": { imported: "authenticator-imported" },
};

/** The notice that an entry asks for, or null. What failed is told by the verb that counts it. */
export function noticeOfEvent(
  event: AuditEvent,
  result: "success" | "failure",
  reason?: string,
): NoticeKind | null {
  if (result === "failure") return null;
  return WITH_REASON[event]?.[reason ?? ""] ?? ALWAYS[event] ?? null;
}
