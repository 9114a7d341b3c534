// Owns what every server action passes through first: the edge, the address limits, the session, the grant.
import "server-only";
import { createMiddleware, createSafeActionClient } from "next-safe-action";
import {
  countForAddress,
  countNewAccount,
  waitForAddress,
  waitForNewAccount,
} from "@/lib/platform/address-limits";
import { clock } from "@/lib/platform/clock";
import { HashQueueFullError } from "@/lib/platform/hash-pool";
import { logger } from "@/lib/platform/logger";
import { requestContext } from "@/lib/platform/request-context";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { type Reach, requireSession } from "@/lib/sign-in/require-session";
import { requireStepUp } from "@/lib/sign-in/require-step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

const BUSY_RETRY_SECONDS = 5;

/** The address has used up a limit; the form says how long to wait. */
class AddressLimitError extends Error {
  constructor(readonly waitSeconds: number) {
    super("address limit");
  }
}

/** What an action's framework refused before, or instead of, its verb. */
export interface ServerRefusal {
  code: "too-many-requests" | "server-busy";
  waitSeconds: number;
}

function refuseOrThrow(error: Error): ServerRefusal {
  if (error instanceof AddressLimitError)
    return { code: "too-many-requests", waitSeconds: error.waitSeconds };
  if (error instanceof HashQueueFullError) return { code: "server-busy", waitSeconds: BUSY_RETRY_SECONDS };
  logger().error({ err: error, requestId: requestContext().requestId }, "action failed");
  throw error;
}

/** For everybody. Origin was checked at the edge, without which there is no request context and nothing runs. */
export const publicAction = createSafeActionClient({ handleServerError: refuseOrThrow }).use(
  async ({ next }) => next({ ctx: { trace: await currentTrace(), now: clock.now() } }),
);

/** Where a password or a code is tried: posts and failures of an address are counted (R79, R83). */
export const withinAddressLimits = createMiddleware().define(async ({ next }) => {
  const { clientAddress } = requestContext();
  const wait =
    (await countForAddress("auth-posts", clientAddress)) ?? (await waitForAddress("failures", clientAddress));
  if (wait !== null) throw new AddressLimitError(wait);
  return next();
});

export const guardedAction = publicAction.use(withinAddressLimits);

/** Where an account is made: only so many of one client an hour and a day. Those that are made count, not the tries. */
export const newAccountAction = guardedAction.use(async ({ next }) => {
  const { clientAddress } = requestContext();
  const wait = await waitForNewAccount(clientAddress);
  if (wait !== null) throw new AddressLimitError(wait);
  return next({ ctx: { countNewAccount: () => countNewAccount(clientAddress) } });
});

/** For a signed-in account; one without its required second factor only where `reach` says so (R4). */
export function userAction(reach: Reach = {}) {
  return publicAction.use(async ({ next }) => next({ ctx: { session: await requireSession(reach) } }));
}

/** For proving oneself again: signed in, and counted like every other try. */
export const steppingUpAction = userAction({ beforeEnrollment: true }).use(withinAddressLimits);

/** For one sensitive act: whoever holds no live grant for it is sent to step up, and returns (R68). */
export function steppedUpAction(purpose: StepUpPurpose, reach: Reach = {}) {
  return userAction(reach).use(async ({ next, ctx }) =>
    next({ ctx: { claim: await requireStepUp(ctx.session, purpose) } }),
  );
}
