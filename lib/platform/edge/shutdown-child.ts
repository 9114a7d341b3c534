// Owns the program that shutdown.test.ts starts and ends: the real edge over an inner handler that takes its time.
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createEdge } from "./edge";
import { createHttpServer } from "./http-server";
import { endOnSignals, onShutdown } from "./shutdown";

const BUSY_MS = 1_000;

/** One long turn of the event loop, as rendering on a machine without a core to spare. */
function keepBusy(): void {
  for (const start = performance.now(); performance.now() - start < BUSY_MS; );
}

let running = 0;
let taken = 0;
const appUrl = new URL("http://localhost");
const settings = { appUrl, trustedProxyHops: 0, isProduction: true, isHttps: false };
const edge = createEdge({
  settings,
  directory: "/nowhere",
  routes: new Map(),
  next: async (req, res) => {
    running += 1;
    taken += 1;
    res.write("begun ");
    if (req.url === "/busy") keepBusy();
    await (req.url === "/stuck" ? new Promise(() => {}) : setTimeout(20 + Math.random() * 80));
    running -= 1;
    res.end("done");
  },
});
const { server, connections } = createHttpServer(edge, settings);
server.listen(0);
await once(server, "listening");
const { port } = server.address() as AddressInfo;
appUrl.port = String(port);

const say = (text: string) => process.stdout.write(`${text}\n`);
onShutdown("first", () => {
  say(`taken ${taken}`);
  say(`first closed, ${running} running`);
});
onShutdown("failing", () => Promise.reject(new Error("cannot close")));
onShutdown("second", async () => {
  await setTimeout(10);
  say("second closed");
});
endOnSignals(server, connections);
say(`port ${port}`);
