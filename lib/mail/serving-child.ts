// Owns the program that sender-shutdown.test.ts starts and ends: a server that sends what is queued until it is told to stop.
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { startMailSender } from "@/lib/mail/mail-sender";
import { trackConnections } from "@/lib/platform/edge/connections";
import { endOnSignals, onShutdown } from "@/lib/platform/edge/shutdown";

const server = createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
// Registered first, closed last: whatever the mails do, it must get its turn.
onShutdown("last", () => writeFileSync(String(process.argv[2]), "closed"));
endOnSignals(server, trackConnections(server));
startMailSender();
