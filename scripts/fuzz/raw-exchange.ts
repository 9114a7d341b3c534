// Owns one exchange over a socket of its own: sends bytes as they are, and reads until the server closes.
import { connect } from "node:net";

export interface RawAnswer {
  /** Status of the first answer; null if none came. */
  status: number | null;
  head: string;
  /** As it was sent: chunked if the server chunked it. */
  body: string;
  ms: number;
  /** Whether the connection stayed open without anything more coming. */
  isLate: boolean;
}

export interface RawRequest {
  bytes: Buffer;
  /** Closes our half of the connection after sending, so that the server waits for nothing more. */
  endsHalf: boolean;
}

/** Sends and reads. Never rejects: a broken connection is a result as well. */
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
    // The result tells what came before it.
    socket.on("error", () => {});
    socket.on("close", () => {
      clearTimeout(patience);
      // A 100 Continue is not the answer yet.
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
