// Owns how the security log is sorted for the person it is about.
import { AUDIT_EVENTS, type AuditEvent } from "@/lib/audit/events";

export const ACTIVITY_KINDS = [
  "sign-ins",
  "second-factor",
  "password-and-email",
  "sessions",
  "data",
] as const;

export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

const KIND_OF: Record<AuditEvent, ActivityKind> = {
  "account.created": "data",
  "account.deleted": "data",
  "password.checked": "sign-ins",
  "second-factor.checked": "sign-ins",
  "second-factor.locked": "sign-ins",
  "step-up.checked": "sign-ins",
  "session.opened": "sign-ins",
  "session.ended": "sessions",
  "enrollment.started": "second-factor",
  "enrollment.checked": "second-factor",
  "authenticator.added": "second-factor",
  "authenticator.renamed": "second-factor",
  "authenticator.removed": "second-factor",
  "recovery-code.used": "second-factor",
  "recovery-codes.created": "second-factor",
  "recovery-codes.saved": "second-factor",
  "two-factor.turned-off": "second-factor",
  "sign-up.requested": "data",
  "invitation.created": "data",
  "invitation.accepted": "data",
  "email.confirmed": "password-and-email",
  "email.change-requested": "password-and-email",
  "email.changed": "password-and-email",
  "email.change-undone": "password-and-email",
  "password.changed": "password-and-email",
  "password.reset-requested": "password-and-email",
  "password.reset": "password-and-email",
  "account.reported": "sessions",
  "sessions.ended": "sessions",
  "trusted-device.added": "sessions",
  "trusted-device.used": "sessions",
  "trusted-device.removed": "sessions",
  "data.exported": "data",
  "second-email.changed": "password-and-email",
  "people.exported": "data",
  "person.deactivated": "data",
  "person.reactivated": "data",
  "person.unlocked": "sign-ins",
  "person.reminded": "second-factor",
  "person.confirmation-sent": "password-and-email",
  "role.changed": "data",
  "note.added": "data",
  "second-factor.reset": "second-factor",
  "reset.requested": "second-factor",
  "reset.proposed": "second-factor",
  "reset.approved": "second-factor",
  "reset.scheduled": "second-factor",
  "reset.called-off": "second-factor",
  "reset.refused": "second-factor",
  "re-enrollment.checked": "sign-ins",
  "temporary-code.created": "second-factor",
  "temporary-code.used": "second-factor",
  "enrollment.shown": "second-factor",
  "enrollment.abandoned": "second-factor",
  "audit.exported": "data",
  "policy.changed": "data",
  "people.imported": "data",
  "people.import-stopped": "data",
  "invitation.withdrawn": "data",
  "api-key.created": "data",
  "api-key.revoked": "data",
  "channel.started": "second-factor",
  "channel.checked": "second-factor",
  "channel.added": "second-factor",
  "channel.removed": "second-factor",
  "passkey.added": "second-factor",
  "passkey.renamed": "second-factor",
  "passkey.removed": "second-factor",
  "passkey.counter-fell": "second-factor",
  "channel.code-sent": "sign-ins",
  "channel.paused": "data",
  "channel.resumed": "data",
  "channel.qr-code-shown": "second-factor",
  "sessions.all-ended": "sessions",
};

/** The events of one kind. */
export function eventsOfKind(kind: ActivityKind): AuditEvent[] {
  return AUDIT_EVENTS.filter((event) => KIND_OF[event] === kind);
}

/** The kind of an event. */
export function kindOfEvent(event: AuditEvent): ActivityKind {
  return KIND_OF[event];
}
