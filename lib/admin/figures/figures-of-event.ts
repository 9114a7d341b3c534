// Owns which figures an entry of the security log counts in, when it is written and when the log is counted anew. Pure.
import { bucketOf } from "@/lib/admin/figures/enrollment-times";

/** An entry as far as figures need it. Events that are not known here count in nothing. */
export interface CountedEvent {
  event: string;
  result: string;
  factor?: string | null;
  reason?: string | null;
  /** Only of `enrollment.checked`. In the log, the account's last `enrollment.started` tells it. */
  enrollment?: EnrollmentProgress;
}

export interface EnrollmentProgress {
  startedAt: Date;
  /** Whether no code of the enrollment was judged before. */
  isFirstCode: boolean;
}

export interface Figure {
  name: string;
  by: number;
}

type Count = (entry: CountedEvent, at: Date) => Figure[];

const one = (name: string): Figure => ({ name, by: 1 });
const simply =
  (name: string): Count =>
  () => [one(name)];
const onlyIf = (holds: boolean, ...names: string[]): Figure[] => (holds ? names.map(one) : []);

/** A password proves what one knows; factors are what one has. They are counted apart. */
const countCheck: Count = ({ result, factor }) => {
  const verdict = result === "success" ? "accepted" : "refused";
  if (!factor || factor === "password") return [one(`passwords.${verdict}`)];
  return [one(`checks.${verdict}.${factor}`)];
};

const countEnrollmentCode: Count = ({ result, reason, enrollment }, at) => {
  const tried = onlyIf(enrollment?.isFirstCode === true, "enrollments.tried");
  if (result !== "success") return [...tried, one(`enrollments.refused.${reason ?? "unknown"}`)];
  const ms = enrollment ? at.getTime() - enrollment.startedAt.getTime() : 0;
  const seconds = Math.max(0, Math.round(ms / 1000));
  const time = { name: "enrollments.seconds", by: seconds };
  return [...tried, one("enrollments.confirmed"), time, one(`enrollments.within.${bucketOf(seconds)}`)];
};

/**
 * That an account had authenticators is told by the reason `protected` in `account.deleted`, and by the factor in
 * `second-factor.reset`.
 */
const COUNTS: Record<string, Count> = {
  "account.created": simply("accounts.created"),
  "account.deleted": ({ reason }) => [
    one("accounts.deleted"),
    ...onlyIf(reason === "protected", "protection.lost"),
  ],
  // An imported one is always the first.
  "authenticator.added": ({ reason }) =>
    onlyIf(reason === "first" || reason === "imported", "protection.gained"),
  "two-factor.turned-off": () => [one("turned-off"), one("protection.lost")],
  "passkey.added": ({ reason }) => onlyIf(reason === "first", "protection.gained"),
  "channel.added": ({ reason }) => onlyIf(reason === "first", "protection.gained"),
  "second-factor.reset": ({ result, factor }) =>
    result === "success" ? [one("resets"), ...onlyIf(factor === "authenticator", "protection.lost")] : [],
  "enrollment.started": ({ reason }) => [
    one("enrollments.started"),
    ...onlyIf(reason === "again", "enrollments.restarted"),
  ],
  "enrollment.shown": simply("enrollments.shown"),
  "enrollment.checked": countEnrollmentCode,
  "enrollment.abandoned": ({ reason }) => [one(`enrollments.abandoned.${reason ?? "unknown"}`)],
  "recovery-codes.created": ({ reason }) => [one(reason === "replaced" ? "codes.replaced" : "codes.made")],
  "recovery-codes.saved": ({ reason }) => onlyIf(reason !== "replaced", "codes.saved"),
  "recovery-code.used": simply("codes.used"),
  "password.checked": countCheck,
  "second-factor.checked": countCheck,
  "step-up.checked": countCheck,
  "second-factor.locked": simply("locks"),
  "trusted-device.used": simply("trusted-devices.used"),
};

/** Events that count in any figure. */
export const COUNTED_EVENTS = Object.keys(COUNTS);

/**
 * The figures that an entry counts in, each by how much.
 * @param at when the entry was written
 */
export function figuresOf(entry: CountedEvent, at: Date): Figure[] {
  return Object.hasOwn(COUNTS, entry.event) ? (COUNTS[entry.event]?.(entry, at) ?? []) : [];
}

/** The total that a figure of a day moves, and which way. */
export const TOTALS: Record<string, Figure> = {
  "accounts.created": { name: "accounts", by: 1 },
  "accounts.deleted": { name: "accounts", by: -1 },
  "protection.gained": { name: "protected", by: 1 },
  "protection.lost": { name: "protected", by: -1 },
};
