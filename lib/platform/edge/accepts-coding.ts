// Owns whether whoever asks can unpack an answer.
import type { IncomingMessage } from "node:http";

/** Whether a request's Accept-Encoding names this coding, and not with a weight of 0 (RFC 9110 12.5.3). */
export function acceptsCoding({ headers }: Pick<IncomingMessage, "headers">, coding: "br" | "gzip"): boolean {
  const named = String(headers["accept-encoding"] ?? "").split(",");
  return named.some((part) => {
    const [name = "", weight = ""] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return name === coding && !/^q=0(\.0*)?$/.test(weight);
  });
}
