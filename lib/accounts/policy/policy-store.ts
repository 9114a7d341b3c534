// Owns the one row that holds the policy.
import "server-only";
import { z } from "zod";
import type { Policy } from "@/lib/accounts/policy/policy";
import { GRACE_DAYS_MOST } from "@/lib/accounts/policy/policy-limits";
import { MEMBER_RULES } from "@/lib/accounts/policy/second-factor-rule";
import { CHANNEL_FACTORS } from "@/lib/channels/kinds";
import type { Tx } from "@/lib/platform/db";

const ROW = { id: 1 };

const seconds = z.int().min(1);

/** What may stand in the row: whoever changes it by hand must not open anything by a slip. */
const rowSchema = z.object({
  revision: z.int().min(1),
  members: z.enum(MEMBER_RULES),
  requiredFrom: z.date().nullable(),
  graceDays: z.int().min(0).max(GRACE_DAYS_MOST),
  graceSince: z.date().nullable(),
  inForceSince: z.date().nullable(),
  trustedDevices: z.boolean(),
  channels: z
    .string()
    .transform((list) => (list === "" ? [] : list.split(",")))
    .pipe(z.array(z.enum(CHANNEL_FACTORS))),
  membersNeedPasskey: z.boolean(),
  adminsNeedPasskey: z.boolean(),
  memberIdleSeconds: seconds,
  memberAbsoluteSeconds: seconds,
  adminIdleSeconds: seconds,
  adminAbsoluteSeconds: seconds,
  resetsNeedTwoAdmins: z.boolean(),
});

/** The saved policy, or null where nobody has saved one. Throws when the row makes no sense. */
export async function readPolicy(db: Tx): Promise<Policy | null> {
  const row = await db.policy.findUnique({ where: ROW });
  if (!row) return null;
  const { memberIdleSeconds, memberAbsoluteSeconds, adminIdleSeconds, adminAbsoluteSeconds, ...rest } =
    rowSchema.parse(row);
  return {
    ...rest,
    times: {
      member: { idleSeconds: memberIdleSeconds, absoluteSeconds: memberAbsoluteSeconds },
      admin: { idleSeconds: adminIdleSeconds, absoluteSeconds: adminAbsoluteSeconds },
    },
  };
}

/**
 * Puts a policy in the place of the one of the revision before; the first one makes the row. False when somebody else
 * has saved meanwhile.
 */
export async function replacePolicy(
  tx: Tx,
  { times, ...policy }: Policy,
  updatedById: string | null,
  now: Date,
): Promise<boolean> {
  const data = {
    ...policy,
    channels: policy.channels.join(","),
    memberIdleSeconds: times.member.idleSeconds,
    memberAbsoluteSeconds: times.member.absoluteSeconds,
    adminIdleSeconds: times.admin.idleSeconds,
    adminAbsoluteSeconds: times.admin.absoluteSeconds,
    updatedAt: now,
    updatedById,
  };
  const before = policy.revision - 1;
  if (before > 0) {
    const { count } = await tx.policy.updateMany({ where: { ...ROW, revision: before }, data });
    return count === 1;
  }
  if (await tx.policy.findUnique({ where: ROW, select: { id: true } })) return false;
  await tx.policy.create({ data: { ...ROW, ...data } });
  return true;
}
