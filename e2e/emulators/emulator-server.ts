// Owns one emulator's HTTP server on loopback: it remembers every request, applies faults, and answers.
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type EmulatorAnswer, type EmulatorRequest, readRequest } from "./emulator-request";
import { comesFirst, faultAnswer } from "./fault-answer";
import { type Fault, Faults } from "./faults";
import { send } from "./send-answer";

export interface RunningEmulator {
  /** Origin. */
  url: string;
  /** Every request of a client, oldest first. */
  requests: EmulatorRequest[];
  faults: Faults;
  close(): Promise<void>;
}

export interface EmulatorParts {
  /** 0 for a free one. */
  port: number;
  /** What the provider itself answers. */
  answer(request: EmulatorRequest, origin: string): EmulatorAnswer | Promise<EmulatorAnswer>;
  /** What a request is about, if it does not say so itself. */
  destinations(request: EmulatorRequest): string[];
  /** A refusal in the provider's own form. */
  refusal(status: number, code: number | null): EmulatorAnswer;
  /** Answers `/__test/…`; null for any other request. */
  control(request: EmulatorRequest, emulator: RunningEmulator): EmulatorAnswer | null;
}

/** Starts an emulator and resolves once it listens. */
export async function runEmulator(parts: EmulatorParts): Promise<RunningEmulator> {
  const server = createServer((message, response) => {
    readRequest(message)
      .then((request) => respond(request, response))
      .catch((error: unknown) => send(response, { status: 500, text: String(error), type: "text/plain" }));
  });
  server.listen(parts.port, "127.0.0.1");
  await once(server, "listening");
  const emulator: RunningEmulator = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    faults: new Faults(),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };

  async function respond(request: EmulatorRequest, response: ServerResponse): Promise<void> {
    const controlled = parts.control(request, emulator);
    if (controlled) {
      send(response, controlled);
      return;
    }
    emulator.requests.push(request);
    const told = [decodeURIComponent(request.path), ...request.form.values()];
    const fault = emulator.faults.take([...told, ...parts.destinations(request)]);
    if (fault && comesFirst(fault)) return fail(fault, response);
    const answer = await parts.answer(request, emulator.url);
    if (fault) fail(fault, response);
    else send(response, answer);
  }

  function fail(fault: Fault, response: ServerResponse): void {
    const answer = faultAnswer(fault, parts.refusal);
    if (answer === "drop") response.socket?.destroy();
    else if (answer !== "silence") send(response, answer);
  }

  return emulator;
}
