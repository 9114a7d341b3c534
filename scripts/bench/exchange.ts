// Owns one HTTP exchange over a kept-alive connection, with as little work on our side as possible.
import { type Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";

export interface Sent {
  method: "GET" | "POST";
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface Answered {
  status: number;
  /** Where a redirect leads, as the server wrote it. */
  location: string | undefined;
  setCookies: string[];
  /** Seconds to wait before the next try, as the server wrote them. */
  retryAfter: string | undefined;
  text: string;
}

/** Sends one request and reads its whole answer. Rejects when the connection breaks. */
export function exchange({ method, url, headers, body }: Sent, agent: Agent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const req = request(url, { method, headers: { ...headers, "accept-encoding": "gzip" }, agent }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk));
      res.on("error", reject);
      res.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const isPacked = res.headers["content-encoding"] === "gzip" && bytes.length > 0;
        resolve({
          status: res.statusCode ?? 0,
          location: res.headers.location,
          setCookies: res.headers["set-cookie"] ?? [],
          retryAfter: res.headers["retry-after"],
          text: (isPacked ? gunzipSync(bytes) : bytes).toString(),
        });
      });
    });
    req.on("error", reject);
    req.end(body);
  });
}
