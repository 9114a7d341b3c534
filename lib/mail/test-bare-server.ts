// Owns servers of tests that speak to a mail client without being mail servers.
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

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

/** Says yes to everything up to the message itself; after its last bytes comes `drip` without end. */
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
