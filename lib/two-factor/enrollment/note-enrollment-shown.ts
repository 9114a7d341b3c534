// Owns noting that an enrollment's QR code was on a screen: where people stop is what its figures ask.
//
// Showing the code is the second half of starting: the form that starts leads here. It is noted once, by the first view;
// every later one changes nothing (R94).
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { type EnrollmentOwner, markEnrollmentShown } from "@/lib/two-factor/enrollment/enrollment-store";
import type { ShownEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";

/** Writes down, once for each enrollment, that it was shown. */
export async function noteEnrollmentShown(
  { isNoted }: Pick<ShownEnrollment, "isNoted">,
  owner: EnrollmentOwner,
  trace: Trace,
  now: Date,
): Promise<void> {
  if (isNoted) return;
  await transaction(async (tx) => {
    if (!(await markEnrollmentShown(tx, owner, now))) return;
    const entry = { event: "enrollment.shown", result: "success", actorId: owner.accountId } as const;
    await recordEvent(tx, entry, trace, now);
  }, `account:${owner.accountId}`);
}
