// Owns one exchange over a socket of its own: bytes as they are, and whatever comes back until the server closes.
import { connect } from "node:net";

export interface RawAnswer {
  /** Of the first answer; null where none came. */
  status: number | null;
  head: string;
  /** As it travelled: chunked where the server wrote it so. */
  body: string;
  ms: number;
  /** Nothing more came, and the connection stayed open. */
  isLate: boolean;
}

export interface RawRequest {
  bytes: Buffer;
  /** Closes our half of the connection afterwards, so that the server waits for nothing. */
  endsHalf: boolean;
}

/** Never rejects: a connection that breaks is an answer as well. */
export function exchangeRaw(
  port: number,
  { bytes, endsHalf }: RawRequest,
  patienceMs: number,
): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const startMs = performance.now();
    const chunks: Buffer[] = [];
    let isLate = false;
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const patience = setTimeout(() => {
      isLate = true;
      socket.destroy();
    }, patienceMs);
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    // Told by what came, or did not come.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(patience);
      // What says that the body may come is no answer yet.
      const text = Buffer.concat(chunks)
        .toString("latin1")
        .replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, "");
      const bodyAt = text.indexOf("\r\n\r\n");
      const head = bodyAt < 0 ? text : text.slice(0, bodyAt);
      const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1];
      const body = bodyAt < 0 ? "" : text.slice(bodyAt + 4);
      resolve({
        status: status ? Number(status) : null,
        head,
        body,
        ms: performance.now() - startMs,
        isLate,
      });
    });
    if (endsHalf) socket.end(bytes);
    else socket.write(bytes);
  });
}

/** The values of a field of an answer's head. */
export function fieldsOf({ head }: Pick<RawAnswer, "head">, name: string): string[] {
  const lines = head.split("\r\n").slice(1);
  const prefix = `${name.toLowerCase()}:`;
  const own = lines.filter((line) => line.toLowerCase().startsWith(prefix));
  return own.map((line) => line.slice(prefix.length).trim());
}
