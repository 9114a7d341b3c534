// Owns the receivers of tests: real HTTP servers on loopback that keep what they got, and misbehave as they are told.
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedPost {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** Answers one request. */
export type ReceiverManner = (answer: ServerResponse, request: IncomingMessage) => void;

export const takes: ReceiverManner = (answer) => answer.writeHead(204).end();
export const silent: ReceiverManner = () => undefined;
export const answers =
  (status: number, body = "", headers: Record<string, string> = {}): ReceiverManner =>
  (answer) =>
    answer.writeHead(status, headers).end(body);
export const hangsUp: ReceiverManner = (_answer, request) => request.socket.destroy();

export class TestReceiver {
  readonly received: ReceivedPost[] = [];
  manner: ReceiverManner = takes;
  readonly #server: Server = createServer(async (request, answer) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const headers = request.headers as Record<string, string>;
    this.received.push({ path: String(request.url), headers, body: Buffer.concat(parts).toString() });
    this.manner(answer, request);
  });

  async start(): Promise<this> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /**
   * Its URL.
   * @param host the name or address in it
   */
  url(host = "127.0.0.1", path = "/hook?key=secret-of-the-path"): string {
    return `http://${host}:${this.port}${path}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }
}
