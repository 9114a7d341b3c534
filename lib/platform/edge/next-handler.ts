// Owns Next inside the edge: starting it, and handing it requests and development's web sockets.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import type { Settings } from "@/lib/platform/settings";

export interface NextHandler {
  handle: (req: IncomingMessage, res: ServerResponse) => Promise<void>;
  /** Development alone; in production nothing upgrades, and Node treats such a request as any other. */
  upgrade?: (req: IncomingMessage, socket: Duplex, head: Buffer) => void;
  close: () => Promise<void>;
}

/** Prepares Next for the app in `directory`. */
export async function prepareNext(settings: Settings, directory: string): Promise<NextHandler> {
  // Next listens for upgrades on the server it is given, behind the edge's back; this one never listens.
  const decoy = createServer();
  const dev = !settings.isProduction;
  const app = next({
    dev,
    dir: directory,
    hostname: "localhost",
    port: settings.port,
    httpServer: decoy,
  });
  await app.prepare();
  return {
    handle: app.getRequestHandler(),
    ...(dev && { upgrade: (req, socket, head) => void decoy.emit("upgrade", req, socket, head) }),
    close: () => app.close(),
  };
}
