// Owns what every server action passes through first: the edge, the address limits, the session, the grant.
import "server-only";
import { redirect } from "next/navigation";
import { createMiddleware, createSafeActionClient } from "next-safe-action";
import {
  AddressLimitError,
  withinAddressLimits,
  withinQuestionLimits,
  withinSignUpLimits,
} from "@/lib/platform/actions/within-address-limits";
import { clock } from "@/lib/platform/clock";
import { HashQueueFullError } from "@/lib/platform/hash-pool";
import { noteActionBegins } from "@/lib/platform/request-context";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { currentSession, type Reach, requireSession } from "@/lib/sign-in/sessions/require-session";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { grantClaim } from "@/lib/sign-in/step-up/require-step-up";
import { stepUpPath } from "@/lib/sign-in/step-up/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

const BUSY_RETRY_SECONDS = 5;

/** There is no live grant for the act, and `path` is where one is earned. */
class StepUpError extends Error {
  constructor(readonly path: string) {
    super("no live grant");
  }
}

/** What an action's framework refused before, or instead of, its verb. */
export type ServerRefusal =
  | { code: "too-many-requests" | "server-busy"; waitSeconds: number }
  | { code: "step-up-over"; path: string };

function refuseOrThrow(error: Error): ServerRefusal {
  if (error instanceof AddressLimitError)
    return { code: "too-many-requests", waitSeconds: error.waitSeconds };
  if (error instanceof StepUpError) return { code: "step-up-over", path: error.path };
  if (error instanceof HashQueueFullError) return { code: "server-busy", waitSeconds: BUSY_RETRY_SECONDS };
  // Next writes it to the console, which is our log: written here as well, it would be there twice.
  throw error;
}

/** For everybody. Origin was checked at the edge, without which there is no request context and nothing runs. */
export const publicAction = createSafeActionClient({ handleServerError: refuseOrThrow }).use(
  async ({ next }) => {
    noteActionBegins();
    return next({ ctx: { trace: await currentTrace(), now: clock.now() } });
  },
);

const atHomeWhenSignedIn = createMiddleware().define(async ({ next }) => {
  if (await currentSession()) redirect("/account");
  return next();
});

/** For everybody who tries a password, a code or a token. */
export const countedAction = publicAction.use(withinAddressLimits);

/** For asking a browser for a passkey. */
export const askingAction = publicAction.use(withinQuestionLimits).use(atHomeWhenSignedIn);

/** For those who are not signed in. Others are sent home, by a redirect that does not post the password again. */
export const guardedAction = countedAction.use(atHomeWhenSignedIn);

/** For those who make an account. */
export const newAccountAction = guardedAction.use(withinSignUpLimits);

/** For a signed-in account; one without its required second factor only where `reach` says so (R4). */
export function userAction(reach: Reach = {}) {
  return publicAction.use(async ({ next }) => next({ ctx: { session: await requireSession(reach) } }));
}

/** For proving oneself again, or a new authenticator: signed in, and counted like every other try. */
export const provingAction = userAction({ beforeEnrollment: true }).use(withinAddressLimits);

/** Without a live grant for `purpose` it leads to a step-up, and from there to the page of the act (R68): see formAction. */
const withStepUp = (purpose: StepUpPurpose) =>
  createMiddleware<{ ctx: { session: LiveSession } }>().define(async ({ next, ctx, clientInput }) => {
    // The id only chooses the page to return to. It is checked because one longer than ours would make the address too long.
    const posted = clientInput instanceof FormData ? clientInput.get("id") : null;
    const id = typeof posted === "string" && posted.length <= 64 ? posted : undefined;
    const { claim, isLive } = await grantClaim(ctx.session, purpose);
    if (!isLive) throw new StepUpError(stepUpPath(purpose, id));
    return next({ ctx: { claim } });
  });

/** For one sensitive act. Passes on the act that its verb takes. */
export function steppedUpAction(purpose: StepUpPurpose, reach: Reach = {}) {
  return userAction(reach)
    .use(withStepUp(purpose))
    .use(async ({ next, ctx: { session, claim, trace, now } }) =>
      next({ ctx: { act: { accountId: session.accountId, claim, trace, now } } }),
    );
}

/** For administrators; for everybody else there is no such action (R72). Passes on the act that their verbs take. */
export const adminAction = publicAction.use(async ({ next, ctx: { trace, now } }) => {
  const session = await requireAdmin();
  return next({ ctx: { session, act: { actorId: session.accountId, trace, now } } });
});

/** For one act of an administrator that changes something of somebody else's (R68). */
export function steppedUpAdminAction(purpose: StepUpPurpose) {
  return adminAction
    .use(withStepUp(purpose))
    .use(async ({ next, ctx: { act, claim } }) => next({ ctx: { act: { ...act, claim } } }));
}

/** For a sensitive act that tries a password besides: counted like every other try (R79). */
export function steppedUpTryAction(purpose: StepUpPurpose) {
  return steppedUpAction(purpose).use(withinAddressLimits);
}

/** For a member who tries a code in an open session: counted like every other try (R79). */
export const memberTryAction = userAction().use(withinAddressLimits);
