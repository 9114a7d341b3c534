// Owns the start of both emulators in one process: for tests, and for developers who have no account with a provider.

import { authyRefusal } from "./authy/authy-answers";
import { AuthyEmulator } from "./authy/authy-emulator";
import { appCodes, control, type EmulatedWorld } from "./control-routes";
import { emulatedSettings } from "./emulated-settings";
import { EmulatorClock } from "./emulator-clock";
import { type RunningEmulator, runEmulator } from "./emulator-server";
import { Outbox } from "./outbox";
import { twilioRefusal } from "./twilio/twilio-answers";
import { TwilioEmulator } from "./twilio/twilio-emulator";

export interface RunningEmulators extends EmulatedWorld {
  authyServer: RunningEmulator;
  twilioServer: RunningEmulator;
  /** For the environment of the app. */
  settings: Record<string, string>;
  /** For a person's browser. */
  outboxUrl: string;
  /** What an app shows now, of one Authy id or one factor `identity/YF…`. */
  appCode(of: string): string;
  /** As if nothing had ever been asked of them. */
  reset(): void;
  close(): Promise<void>;
}

/** @param ports free ones without */
export async function startEmulators(ports = { authy: 0, twilio: 0 }): Promise<RunningEmulators> {
  const clock = new EmulatorClock();
  const outbox = new Outbox();
  const world = {
    clock,
    outbox,
    authy: new AuthyEmulator(clock, outbox),
    twilio: new TwilioEmulator(clock, outbox),
  };
  const authyServer = await runEmulator({
    port: ports.authy,
    answer: (request, origin) => world.authy.answer(request, origin),
    refusal: authyRefusal,
    control: (request, emulator) => control(world, request, emulator),
  });
  const twilioServer = await runEmulator({
    port: ports.twilio,
    answer: (request, origin) => world.twilio.answer(request, origin),
    refusal: twilioRefusal,
    control: (request, emulator) => control(world, request, emulator),
  });
  const servers = [authyServer, twilioServer];
  return {
    ...world,
    authyServer,
    twilioServer,
    settings: emulatedSettings(authyServer.url, twilioServer.url),
    outboxUrl: `${twilioServer.url}/__test/outbox`,
    appCode: (of) => appCodes(world, of).at(-1)?.code ?? "",
    reset() {
      clock.reset();
      for (const part of [outbox, world.authy, world.twilio, ...servers.map(({ faults }) => faults)])
        part.clear();
      for (const { requests } of servers) requests.length = 0;
    },
    close: async () => {
      await Promise.all(servers.map((server) => server.close()));
    },
  };
}
