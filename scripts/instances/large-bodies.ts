// Owns that the proxy holds nobody's large body back: who sends one that nobody takes is told so before it has come.
import { strictEqual } from "node:assert";
import { once } from "node:events";
import { connect } from "node:net";
import { SECRETS_UPLOAD_PATH, UPLOAD_PATH } from "@/lib/platform/edge/upload";
import type { Stage } from "@/scripts/instances/across-servers";

const ANNOUNCED_BYTES = 50_000_000;
const SENT_BYTES = 1_000_000;
/** Longer than an answer takes, and shorter than anybody's patience with a body that does not come. */
const PATIENCE_MS = 10_000;

/** Status of a post that is never finished, or what came in its place. */
async function answerToPart(origin: string, path: string): Promise<string> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  // The rest of what was sent may find the connection closed.
  socket.on("error", () => {});
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n`);
  socket.write(`Content-Length: ${ANNOUNCED_BYTES}\r\n\r\n`);
  socket.write(Buffer.alloc(SENT_BYTES));
  const [begun] = await Promise.race([once(socket, "data"), once(socket, "close")]);
  socket.destroy();
  return String(begun).split(" ")[1] ?? "none";
}

/** A stranger announces much and sends a part of it: to a page, and to the addresses of uploads. */
export async function largeBodies({ origin }: Stage): Promise<void> {
  for (const path of ["/sign-in", UPLOAD_PATH, SECRETS_UPLOAD_PATH])
    strictEqual(await answerToPart(origin, path), "413", path);
}
