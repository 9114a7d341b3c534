// Owns the mail server of tests: a real one on loopback, which can be told to misbehave.
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
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
  readonly received: Received[] = [];
  manner: Manner = "takes";
  #server?: SMTPServer;

  constructor(readonly port: number) {}

  /** Starts, or starts again on the same port. */
  async start(): Promise<void> {
    const options: SMTPServerOptions = {
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
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
    };
    this.#server = new SMTPServer(options);
    this.#server.on("error", () => undefined);
    this.#server.listen(this.port, "127.0.0.1");
    await once(this.#server.server, "listening");
  }

  /** Ends every connection where it stands, as a machine does that loses its power. */
  #cut(): void {
    const connections = (this.#server?.connections ?? new Set()) as Set<{ _socket: Socket }>;
    for (const { _socket } of connections) _socket.destroy();
  }

  async stop(): Promise<void> {
    this.#cut();
    await new Promise<void>((resolve) => this.#server?.close(resolve) ?? resolve());
  }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
