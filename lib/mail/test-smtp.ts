// Owns the mail server of tests: a real one on loopback, which can be told to misbehave.
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** How the server takes what comes next. */
export type Manner =
  | "takes"
  | "takes slowly"
  | "dies in the message"
  /** Taken, and the answer is lost on its way. */
  | "takes and never answers";

export interface Received {
  /** Recipients of the envelope. */
  to: string[];
  mail: Email;
}

export class TestSmtp {
  /** What it said yes to, in order. */
  readonly received: Received[] = [];
  manner: Manner = "takes";
  #server?: SMTPServer;
  #port = 0;

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /**
   * Starts on a free port, or again on the port of before.
   * @param options of the server, such as those that make it refuse
   */
  async start(options: SMTPServerOptions = {}): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      hideSTARTTLS: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      closeTimeout: 50,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => {
          chunks.push(chunk);
          if (this.manner === "dies in the message") this.#cut();
        });
        stream.on("end", async () => {
          if (this.manner === "dies in the message") return;
          const mail = await PostalMime.parse(Buffer.concat(chunks));
          this.received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
          if (this.manner === "takes slowly") await setTimeout(600);
          if (this.manner !== "takes and never answers") done();
        });
      },
      ...options,
    });
    this.#server = server;
    server.on("error", () => undefined);
    server.listen(this.#port, "127.0.0.1");
    await once(server.server, "listening");
    this.#port = (server.server.address() as AddressInfo).port;
  }

  /** Ends every connection where it stands, as a machine does that loses its power. */
  #cut(): void {
    const connections = (this.#server?.connections ?? new Set()) as Set<{ _socket: Socket }>;
    for (const { _socket } of connections) _socket.destroy();
  }

  async stop(): Promise<void> {
    this.#cut();
    await new Promise<void>((resolve) => {
      if (this.#server) this.#server.close(resolve);
      else resolve();
    });
  }
}
