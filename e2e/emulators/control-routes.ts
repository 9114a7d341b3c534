// Owns the routes by which tests and developers control the emulators, under `/__test`.
import { z } from "zod";
import type { AuthyEmulator } from "./authy/authy-emulator";
import type { EmulatorClock } from "./emulator-clock";
import type { EmulatorAnswer, EmulatorRequest } from "./emulator-request";
import type { RunningEmulator } from "./emulator-server";
import { FAULTS } from "./faults";
import type { Outbox } from "./outbox";
import { outboxPage } from "./outbox-page";
import type { TwilioEmulator } from "./twilio/twilio-emulator";

export interface EmulatedWorld {
  clock: EmulatorClock;
  outbox: Outbox;
  authy: AuthyEmulator;
  twilio: TwilioEmulator;
}

const clockWish = z.object({ advanceSeconds: z.number().optional(), now: z.iso.datetime().optional() });

const faultWish = z.object({
  as: z.enum(FAULTS),
  next: z.int().min(1).max(100).optional(),
  match: z.string().optional(),
  status: z.int().optional(),
  code: z.int().optional(),
});

const quirkWish = z.object({
  successAsText: z.boolean().optional(),
  removalSaysNo: z.boolean().optional(),
  wrongCodeAs: z.enum(["403", "2xx"]).optional(),
});

const authyUserWish = z.object({
  of: z.string(),
  hasApp: z.boolean().optional(),
  isSuspended: z.boolean().optional(),
});

const done = (json: unknown = { ok: true }): EmulatorAnswer => ({ status: 200, json });

/** Codes that apps show now: of an Authy id, the number behind it, a Twilio factor, or of all. */
export function appCodes({ authy, twilio }: EmulatedWorld, of?: string) {
  return [...authy.users.codes(of), ...twilio.factors.codes(of)];
}

/** Null for a client's request. Both servers answer all of these; faults and requests are those of the server asked. */
export function control(
  world: EmulatedWorld,
  { method, path, query, headers, body }: EmulatorRequest,
  emulator: RunningEmulator,
): EmulatorAnswer | null {
  if (path === "/") return done(outboxLink(emulator));
  if (!path.startsWith("/__test/")) return null;
  const wish = () => JSON.parse(body || "{}") as unknown;
  switch (`${method} ${path.slice("/__test/".length)}`) {
    case "GET outbox": {
      const messages = world.outbox.messages(query.get("to") ?? undefined);
      if (!headers.accept?.includes("text/html")) return done({ messages });
      return { status: 200, text: outboxPage(messages, appCodes(world)), type: "text/html; charset=utf-8" };
    }
    case "GET codes":
      return done({ codes: appCodes(world, query.get("of") ?? undefined) });
    case "GET requests":
      return done({
        requests: emulator.requests.map(({ method, target, body }) => ({ method, target, body })),
      });
    case "POST clock":
      return moveClock(world.clock, clockWish.parse(wish()));
    case "POST fail":
      emulator.faults.add(faultWish.parse(wish()));
      return done();
    case "POST quirks":
      return setQuirks(world, quirkWish.parse(wish()));
    case "POST authy-user":
      return setAuthyUser(world, authyUserWish.parse(wish()));
    default:
      return { status: 404, text: "no such request", type: "text/plain" };
  }
}

const outboxLink = ({ url }: RunningEmulator) => ({ outbox: `${url}/__test/outbox` });

/** Without a time in the body: back to the machine's. */
function moveClock(
  clock: EmulatorClock,
  { advanceSeconds, now }: z.output<typeof clockWish>,
): EmulatorAnswer {
  if (now) clock.set(Date.parse(now));
  else if (advanceSeconds) clock.advance(advanceSeconds);
  else clock.reset();
  return done({ now: clock.iso() });
}

function setQuirks({ authy, twilio }: EmulatedWorld, wish: z.output<typeof quirkWish>): EmulatorAnswer {
  const { wrongCodeAs, ...quirks } = wish;
  Object.assign(authy.quirks, quirks);
  if (wrongCodeAs) twilio.factors.wrongCodeAs = wrongCodeAs;
  return done();
}

function setAuthyUser({ authy }: EmulatedWorld, wish: z.output<typeof authyUserWish>): EmulatorAnswer {
  const { of, ...flags } = wish;
  const user = authy.users.findAny(of);
  if (!user) return { status: 404, text: "no such person", type: "text/plain" };
  Object.assign(user, flags);
  return done();
}
