// Owns timing, in a crowd, the verbs of signing in, of checking a session and of the TOTP API's verify, and a sweep.
import { sweepAccounts } from "@/lib/accounts/sweep";
import { totpApiRoute } from "@/lib/api/answer-totp-api";
import { accountCaller } from "@/lib/api/api-caller";
import { sweepApiUse } from "@/lib/api/sweep-api-use";
import { sweepMails } from "@/lib/mail/store";
import { sweepNotices } from "@/lib/notices/notice-store";
import { newId } from "@/lib/platform/random-token";
import { shared } from "@/lib/platform/shared";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { markKnownBrowser } from "@/lib/sign-in/known-browser";
import { findSession } from "@/lib/sign-in/sessions/session";
import { sweepEpochs } from "@/lib/sign-in/sessions/session-epoch";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { RFC_6238_SEEDS } from "@/lib/totp/rfc-vectors";
import { encodeSecret } from "@/lib/totp/secret";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { mustHave } from "@/lib/two-factor/test-person";
import type { Actor } from "@/scripts/bench/growth-people";
import { millisecondsOf, type PageTimes, timed, timedSteps } from "@/scripts/bench/page-times";
import { PASSWORD } from "@/scripts/bench/planted-people";

/** Enough for the code to be compiled: otherwise the smallest crowd, which comes first, looks slow. */
const EXTENT = { warmUpRounds: 200 };
/** How much later each lap is, so that whoever comes again has a fresh code. */
const LAP_MS = 60_000;
const BODY = JSON.stringify({ secret: encodeSecret(RFC_6238_SEEDS.SHA1), action: "verify", code: "000000" });

/** Milliseconds that the last password spent in its hash, as timed-hashes.mjs tells. */
function hashMs(): number {
  const told = (globalThis as Record<symbol, unknown>)[Symbol.for("twofold-bench.password-hash")];
  if (!told) throw new Error("scripts/bench/timed-hashes.mjs was not loaded");
  return (told as { ms: number }).ms;
}

/** Who acts in a round, and when: everybody in turn, each lap LAP_MS later. */
function turnIn(actors: readonly Actor[], start: Date) {
  return (round: number) => {
    const actor = actors[round % actors.length];
    if (!actor) throw new Error("nobody acts");
    return { actor, now: new Date(start.getTime() + Math.floor(round / actors.length) * LAP_MS) };
  };
}

/** Signs in from a known browser, so that nothing is mailed. Returns the milliseconds of each step. */
export async function signInOnce({
  actor,
  now,
}: {
  actor: Actor;
  now: Date;
}): Promise<Record<string, number>> {
  const trace = { requestId: newId(), address: "203.0.113.0/24", browser: "Firefox on Linux" };
  const browserMark = markKnownBrowser(actor.accountId, now);
  let [ticket, grant] = ["", ""];
  const password = await millisecondsOf(async () => {
    const reward = mustHave(
      await signIn({ email: actor.email, password: PASSWORD, browserMark }, trace, now),
    );
    ticket = reward.token;
  });
  const hash = hashMs();
  const proof = { kind: "authenticator", code: actor.codeAt(now) } as const;
  const factor = await millisecondsOf(async () => {
    ({ grant } = mustHave(await completeSignIn({ ticket, proof }, trace, now)));
  });
  const session = await millisecondsOf(async () => {
    if (!(await redeemSignInGrant(grant, trace, now, browserMark))) throw new Error("no session");
  });
  return {
    "sign-in-password-without-hash": password - hash,
    "password-hash-alone": hash,
    "sign-in-second-factor": factor,
    "sign-in-session": session,
  };
}

/** One request to the TOTP API with a key. Throws unless it is answered 200. */
export async function verifyOnce(actor: Actor, now: Date): Promise<void> {
  const headers = new Headers({
    "content-type": "application/json",
    authorization: `Bearer ${actor.apiKey}`,
  });
  const request = { method: "POST", url: "http://localhost/api/2fa", headers, body: BODY };
  const route = totpApiRoute(() => now);
  const { status } = await route({ ...request, requestId: newId(), clientAddress: "203.0.113.7" });
  if (status !== 200) throw new Error(`verify answered ${status}`);
}

/** Makes the API forget a caller. Only in a small crowd do people come again within the run, and would be remembered. */
function forgetCaller({ accountId }: Actor): void {
  const queue = shared<{ known: { forget(caller: string): void } }>("api-admission", () => {
    throw new Error("the API has counted nobody yet");
  });
  queue.known.forget(accountCaller(accountId));
}

/** The sweep that every server does each half minute, here of nothing. Without the log's: some of its rows are too old. */
export async function sweepOnce(now: Date): Promise<void> {
  for (const sweep of [sweepAccounts, sweepSignIn, sweepTwoFactor, sweepNotices, sweepMails, sweepApiUse])
    await sweep(now);
  await sweepEpochs();
}

/** The times of what people and programs do, at the size that the crowd has now. */
export async function timeActs(actors: readonly Actor[], now: Date): Promise<Map<string, PageTimes>> {
  const turn = turnIn(actors, now);
  const times = await timedSteps((round) => signInOnce(turn(round)), EXTENT);
  const check = await timed(async (round) => {
    if (!(await findSession(turn(round).actor.sessionToken, now))) throw new Error("no such session");
  }, EXTENT);
  const verify = await timedSteps(async (round) => {
    const { actor, now: at } = turn(round);
    const all = await millisecondsOf(() => verifyOnce(actor, at));
    forgetCaller(actor);
    return { all };
  }, EXTENT);
  const sweep = await timed(() => sweepOnce(now));
  const known = {
    "session-check": check,
    "api-verify-with-key": verify.get("all"),
    "sweep-of-nothing": sweep,
  };
  for (const [name, own] of Object.entries(known)) if (own) times.set(name, own);
  return times;
}
