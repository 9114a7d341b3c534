// Owns the running edge that tests talk to: a real server on a free port with a tiny inner handler.
import { once } from "node:events";
import { type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createEdge, type EdgeParts } from "./edge";
import { createHttpServer } from "./http-server";

/** What the inner handler answers unless a test brings its own: the fields it was given, as JSON. */
async function echo(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  res.setHeader("content-type", "application/json");
  res.end(JSON.stringify({ headers: req.headers, url: req.url, body: Buffer.concat(chunks).toString() }));
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface Ask {
  method?: string;
  path?: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
  /** Sends the body in pieces of unannounced length. */
  isChunked?: boolean;
}

export interface RunningEdge {
  port: number;
  ask(ask?: Ask): Promise<Answer>;
  /** Sends bytes as they are and resolves with everything that came back until the server closed. */
  raw(bytes: string): Promise<string>;
  close(): Promise<void>;
}

export type EdgeSettings = Partial<EdgeParts["settings"]>;

function asker(port: number) {
  return ({ method = "GET", path = "/", headers = {}, body, isChunked }: Ask = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const length =
        body === undefined || isChunked ? {} : { "content-length": String(Buffer.byteLength(body)) };
      const req = request({ port, method, path, headers: { ...length, ...headers }, agent: false });
      req.once("error", reject);
      req.once("response", async (res) => {
        const chunks: Buffer[] = [];
        for await (const chunk of res) chunks.push(chunk);
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text: Buffer.concat(chunks).toString(),
        });
      });
      if (isChunked) req.flushHeaders();
      req.end(body);
    });
}

async function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  socket.on("error", () => {});
  socket.write(bytes);
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

/**
 * Starts the edge on a free port; `make` gets the port, because APP_URL contains it.
 * Without an APP_URL of its own the edge stands for http://localhost:<port>.
 */
export async function startEdge(
  own: EdgeSettings = {},
  parts: Partial<Omit<EdgeParts, "settings">> = {},
): Promise<RunningEdge> {
  const settings = {
    appUrl: new URL("http://localhost"),
    trustedProxyHops: 0,
    isProduction: true,
    isHttps: false,
    ...own,
  };
  const edge = createEdge({ settings, directory: "/nowhere", routes: new Map(), next: echo, ...parts });
  const { server, connections } = createHttpServer(edge, settings);
  server.listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  if (!own.appUrl) settings.appUrl.port = String(port);
  return {
    port,
    ask: asker(port),
    raw: (bytes) => sendRaw(port, bytes),
    async close() {
      const closed = once(server, "close");
      server.close();
      connections.closeAll();
      await closed;
    },
  };
}
