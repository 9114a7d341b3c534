// Owns the program that audit-sealer.test.ts starts and ends: a server that seals the log until it is told to stop.
import { once } from "node:events";
import { createServer } from "node:http";
import { startAuditSealer } from "@/lib/audit/chain/audit-sealer";
import { database } from "@/lib/platform/db";
import { trackConnections } from "@/lib/platform/edge/connections";
import { endOnSignals, onShutdown } from "@/lib/platform/edge/shutdown";

const server = createServer();
server.listen(0, "127.0.0.1");
await once(server, "listening");
onShutdown("database", () => database().$disconnect());
endOnSignals(server, trackConnections(server));
startAuditSealer();
// Says that signals are listened for from here on.
await database().rateLimit.create({ data: { key: "sealer started", points: 1 } });
