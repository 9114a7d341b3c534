// Owns the start of both emulators in one process: for tests, and for developers who have no account with a provider.

import { authyRefusal } from "./authy/authy-answers";
import { AuthyEmulator } from "./authy/authy-emulator";
import { appCodes, control, type EmulatedWorld } from "./control-routes";
import { emulatedSettings } from "./emulated-settings";
import { EmulatorClock } from "./emulator-clock";
import { recall, remember } from "./emulator-memory";
import { type EmulatorParts, type RunningEmulator, runEmulator } from "./emulator-server";
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
  /** What an app shows now: of an Authy id, the number behind it, or a factor `identity/YF…`. */
  appCode(of: string): string;
  /** Forgets everything that was ever asked of them. */
  reset(): void;
  close(): Promise<void>;
}

export interface EmulatorOptions {
  /** Free ones, if absent. */
  ports?: { authy: number; twilio: number };
  /** Where people and factors are kept from one start to the next; if absent, they are not. */
  memoryFile?: string;
}

/** Starts both emulators and resolves once they listen. */
export async function startEmulators(options: EmulatorOptions = {}): Promise<RunningEmulators> {
  const { ports = { authy: 0, twilio: 0 }, memoryFile } = options;
  const clock = new EmulatorClock();
  const outbox = new Outbox();
  const world = {
    clock,
    outbox,
    authy: new AuthyEmulator(clock, outbox),
    twilio: new TwilioEmulator(clock, outbox),
  };
  if (memoryFile) recall(memoryFile, world);
  const run = (port: number, provider: AuthyEmulator | TwilioEmulator, refusal: EmulatorParts["refusal"]) =>
    runEmulator({
      port,
      refusal,
      destinations: (request) => provider.destinations(request),
      control: (request, emulator) => control(world, request, emulator),
      async answer(request, origin) {
        const answer = await provider.answer(request, origin);
        if (memoryFile) remember(memoryFile, world);
        return answer;
      },
    });
  const authyServer = await run(ports.authy, world.authy, authyRefusal);
  const twilioServer = await run(ports.twilio, world.twilio, twilioRefusal);
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
