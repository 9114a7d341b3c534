// Owns the limits per client address on actions: counted before an action runs, given back if it was no guess (R79, R83).
import "server-only";
import { createMiddleware } from "next-safe-action";
import { isGuess } from "@/lib/platform/actions/guesses";
import { type AddressLimit, countForAddress, uncountForAddress } from "@/lib/platform/address-limits";
import { clock } from "@/lib/platform/clock";
import { requestContext } from "@/lib/platform/request-context";

/** The address has used up a limit; the form says how long to wait. */
export class AddressLimitError extends Error {
  constructor(readonly waitSeconds: number) {
    super("address limit");
  }
}

/** Counts one event of this client against each limit, or refuses with the wait (R79, R83). */
async function countOrRefuse(...limits: AddressLimit[]): Promise<void> {
  const { clientAddress } = requestContext();
  for (const limit of limits) {
    const wait = await countForAddress(limit, clientAddress);
    if (wait !== null) throw new AddressLimitError(wait);
  }
}

async function uncount(...limits: AddressLimit[]): Promise<void> {
  const { clientAddress } = requestContext();
  for (const limit of limits) await uncountForAddress(limit, clientAddress, clock.now());
}

/** Where a password or a code is tried: counted as a failure beforehand, and given back unless it was a guess. */
export const withinAddressLimits = createMiddleware().define(async ({ next }) => {
  await countOrRefuse("auth-posts", "failures");
  const result = await next();
  if (!isGuess(result.data)) await uncount("failures");
  return result;
});

/** Only so many new accounts of one client an hour and a day: counted beforehand, given back unless one was made. */
export const withinSignUpLimits = createMiddleware().define(async ({ next }) => {
  await countOrRefuse("sign-ups-short", "sign-ups-long");
  const result = await next();
  if (result.navigationKind !== "redirect") await uncount("sign-ups-short", "sign-ups-long");
  return result;
});

/** A passkey's challenge before anybody said who they are: it tries nothing, but leaves a row for a while. */
export const withinQuestionLimits = createMiddleware().define(async ({ next }) => {
  await countOrRefuse("passkey-questions");
  return next();
});
