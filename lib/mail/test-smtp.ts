// Owns the mail server of tests: a real one on loopback, which can be told to misbehave.
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** How the server takes what comes next. */
export type Manner =
  | "takes"
  | "takes slowly"
  | "refuses for now"
  | "rejects the recipient"
  | "dies in the message"
  /** Taken, and the answer is lost on its way. */
  | "takes and never answers";

export interface Received {
  /** Recipients of the envelope. */
  to: string[];
  mail: Email;
}

function failure(code: number): Error {
  return Object.assign(new Error("no"), { responseCode: code });
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
      onRcptTo: (_address, _session, done) => {
        if (this.manner === "refuses for now") done(failure(451));
        else done(this.manner === "rejects the recipient" ? failure(550) : undefined);
      },
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
  await closed(server);
  return port;
}

/** Something that accepts connections and never says a word. */
export async function startSilent(port: number): Promise<Server> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket));
  server.on("close", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return Object.assign(server, { cutAll: () => sockets.forEach((socket) => void socket.destroy()) });
}

export function closed(server: Server): Promise<void> {
  if ("cutAll" in server) (server.cutAll as () => void)();
  return new Promise((resolve) => server.close(() => resolve()));
}
