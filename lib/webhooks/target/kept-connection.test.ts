// Proves that no connection to a receiver outlives the check of its address: each post makes its own (R57).
import { expect, it } from "vitest";
import { postSigned } from "@/lib/webhooks/target/post-signed";
import { freshReceiver } from "@/lib/webhooks/test-fresh-receiver";
import type { ReceiverManner } from "@/lib/webhooks/test-receiver";

// Before anything asks for the settings: this one address and no other of this machine's.
process.env.WEBHOOK_ALLOWED_NETWORKS = "127.0.0.1/32";

const receiver = await freshReceiver();

it("connects anew for each post, and says that it will close (R57)", async () => {
  const ports: (number | undefined)[] = [];
  const noting: ReceiverManner = (answer, request) => {
    ports.push(request.socket.remotePort);
    answer.writeHead(204).end();
  };
  receiver.manner = noting;
  const resolver = async () => ["127.0.0.1"];
  const url = new URL(receiver.url("hooks.localhost"));
  const post = () => postSigned({ url, body: "{}", headers: {}, timeoutMs: 2000 }, resolver);
  for (let n = 0; n < 3; n += 1) expect(await post()).toMatchObject({ status: 204 });
  expect(new Set(ports).size).toBe(3);
  expect(receiver.received.map(({ headers }) => headers.connection)).toEqual(["close", "close", "close"]);
});
