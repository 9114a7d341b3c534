// Owns the mail server of tests: a real one on this machine, and ones that misbehave.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

interface TakenMail extends Email {
  recipients: string[];
}

interface MailServer {
  url: string;
  port: number;
  /** What it said yes to, in order. */
  taken: TakenMail[];
  close(): Promise<void>;
}

/** A real SMTP server; `options` make it refuse. `port` 0 takes any. */
export async function startMailServer(options: SMTPServerOptions = {}, port = 0): Promise<MailServer> {
  const taken: TakenMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    hideSTARTTLS: true,
    closeTimeout: 50,
    async onData(stream, session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      taken.push({ ...(await PostalMime.parse(Buffer.concat(chunks))), recipients });
      done(null);
    },
    ...options,
  });
  server.on("error", () => undefined);
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  const at = (server.server.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { url: `smtp://127.0.0.1:${at}`, port: at, taken, close };
}

interface BareServer {
  url: string;
  close(): void;
}

/** A server that knows nothing but what `talk` does with a socket. */
export async function startBareServer(talk: (socket: Socket) => void): Promise<BareServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    talk(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/**
 * Says yes to everything up to the message itself; after its last bytes comes `drip` without end.
 */
export function hangAfterData(socket: Socket, drip: string): void {
  let inContent = false;
  let rest = "";
  socket.write("220 ready\r\n");
  socket.on("data", (bytes) => {
    rest += bytes.toString();
    while (!inContent && rest.includes("\r\n")) {
      const end = rest.indexOf("\r\n") + 2;
      inContent = /^DATA/i.test(rest);
      rest = rest.slice(end);
      socket.write(inContent ? "354 go on\r\n" : "250 yes\r\n");
    }
    if (!rest.endsWith("\r\n.\r\n")) return;
    const timer = setInterval(() => socket.write(drip), 100);
    socket.on("close", () => clearInterval(timer));
  });
}
