// Owns the listening server: its time and size limits, and what happens before there is a request to speak of.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import {
  HEADER_TIMEOUT_SECONDS,
  KEEP_ALIVE_SECONDS,
  SILENCE_SECONDS,
  UPLOAD_TIMEOUT_SECONDS,
} from "@/lib/platform/durations";
import { HEADER_LIMIT_BYTES } from "@/lib/platform/limits";
import { logger } from "@/lib/platform/logger";
import { type Connections, trackConnections } from "./connections";
import { type RefusalStatus, rawRefusal } from "./refusal";
import type { HeaderFacts } from "./security-headers";

const STATUS_OF_ERROR: Record<string, RefusalStatus> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function refuseRaw(
  socket: Duplex,
  status: RefusalStatus,
  reason: string | undefined,
  facts: HeaderFacts,
): void {
  const requestId = randomUUID();
  logger().info({ requestId, status, reason }, "refused");
  socket.end(rawRefusal(status, requestId, facts), () => socket.destroy());
}

/** The server in front of everything, not listening yet, and the record of its connections. */
export function createHttpServer(
  handle: RequestListener,
  facts: HeaderFacts,
): { server: Server; connections: Connections } {
  const server = createServer(
    {
      maxHeaderSize: HEADER_LIMIT_BYTES,
      headersTimeout: HEADER_TIMEOUT_SECONDS * 1000,
      // Only for uploads this long: the edge gives every other body REQUEST_TIMEOUT_SECONDS.
      requestTimeout: Math.max(UPLOAD_TIMEOUT_SECONDS, HEADER_TIMEOUT_SECONDS) * 1000,
      keepAliveTimeout: KEEP_ALIVE_SECONDS * 1000,
      connectionsCheckingInterval: 1000,
      insecureHTTPParser: false,
      // A missing Host is refused by the edge, with the same fields as every other answer.
      requireHostHeader: false,
    },
    handle,
  );
  // Whoever asks and never reads holds the answer and the connection no longer than this.
  server.timeout = SILENCE_SECONDS * 1000;
  const connections = trackConnections(server);
  // The edge decides whether the body may come; until then the client waits (RFC 9110 10.1.1).
  server.on("checkContinue", handle);
  server.on("checkExpectation", handle);
  server.on("connect", (_req: IncomingMessage, socket: Duplex) => refuseRaw(socket, 405, "CONNECT", facts));
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || error.code === "ECONNRESET" || connections.isMidAnswer(socket)) socket.destroy();
    else refuseRaw(socket, STATUS_OF_ERROR[error.code ?? ""] ?? 400, error.code, facts);
  });
  return { server, connections };
}
