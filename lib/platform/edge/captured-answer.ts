// Owns asking Next for a page on nobody's behalf: a request without a client, and an answer that is kept instead of sent.
import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { Socket } from "node:net";

export interface CapturedAnswer {
  status: number;
  fields: OutgoingHttpHeaders;
  body: string;
}

type Inner = (req: IncomingMessage, res: ServerResponse) => Promise<unknown>;

function requestFor(path: string, headers: Record<string, string>): IncomingMessage {
  const req = new IncomingMessage(new Socket());
  Object.assign(req, { method: "GET", url: path, headers });
  req.push(null);
  return req;
}

/** A GET of `path` with these fields and no others. Rejects with what `inner` throws, or what it broke off for. */
export async function captureAnswer(
  inner: Inner,
  path: string,
  headers: Record<string, string>,
): Promise<CapturedAnswer> {
  const req = requestFor(path, headers);
  const res = new ServerResponse(req);
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const write = (chunk: unknown): boolean => {
    keep(chunk);
    return true;
  };
  const ended = new Promise<void>((resolve, reject) => {
    const end = (chunk?: unknown): ServerResponse => {
      keep(chunk);
      resolve();
      // Whoever waits for the client to have all of it goes on.
      res.emit("finish");
      res.emit("close");
      return res;
    };
    // Next breaks an answer off so, where rendering fails after its head was written.
    const destroy = (error?: Error): ServerResponse => {
      reject(error ?? new Error("the answer was broken off"));
      res.emit("close");
      return res;
    };
    Object.assign(res, { write, end, destroy });
  });
  await Promise.all([inner(req, res), ended]);
  return { status: res.statusCode, fields: res.getHeaders(), body: Buffer.concat(chunks).toString() };
}
