// Owns acts of administrators that take no permit: whoever acts must still be one when it happens (R63, R76).
import "server-only";
import type { AdminError } from "@/lib/admin/errors";
import type { Tx } from "@/lib/platform/db";
import { allOrNothing, type Result, refused } from "@/lib/platform/result";
import { isStillAdmin } from "@/lib/sign-in/is-still-admin";

type NotAdmin = Extract<AdminError, "not-admin-any-more">;

/**
 * Runs an act in one transaction. The session was checked before it, and somebody may have taken the role or shut the
 * account since; acts with a permit need no such check, for their grant goes with the session.
 * Errors: not-admin-any-more, and those of `work`.
 */
export function asAdmin<T, E extends string>(
  actorId: string,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | NotAdmin>> {
  return allOrNothing<T, E | NotAdmin>(async (tx) =>
    (await isStillAdmin(tx, actorId)) ? work(tx) : refused("not-admin-any-more"),
  );
}
