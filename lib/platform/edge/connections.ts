// Owns the knowledge which connections are open and which of them are being answered.
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

export interface Connections {
  /** Closes every connection that no answer is running on, web sockets and silent ones included. */
  closeIdle(): void;
  closeAll(): void;
  /** Whether part of an answer has been written to this connection and not yet finished. */
  isMidAnswer(socket: Socket): boolean;
}

/** Follows the connections of `server`. Node's own closeIdleConnections misses those that never sent a request. */
export function trackConnections(server: Server): Connections {
  const answersOf = new Map<Socket, Set<ServerResponse>>();
  server.on("connection", (socket: Socket) => {
    answersOf.set(socket, new Set());
    socket.once("close", () => answersOf.delete(socket));
  });
  const begin = (req: IncomingMessage, res: ServerResponse) => {
    const answers = answersOf.get(req.socket);
    answers?.add(res);
    res.on("close", () => answers?.delete(res));
  };
  server.prependListener("request", begin);
  server.prependListener("checkContinue", begin);
  return {
    closeIdle() {
      for (const [socket, answers] of answersOf) if (answers.size === 0) socket.destroy();
    },
    closeAll() {
      for (const socket of answersOf.keys()) socket.destroy();
    },
    isMidAnswer(socket) {
      return [...(answersOf.get(socket) ?? [])].some((res) => res.headersSent);
    },
  };
}
