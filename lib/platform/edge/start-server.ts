// Owns the order of a start: database, Redis, Next, edge, listening, welcome, and then what runs beside the answers.
import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { logger } from "@/lib/platform/logger";
import { closeRedis, openRedis } from "@/lib/platform/redis";
import type { Settings } from "@/lib/platform/settings";
import { refusalOf } from "./checks";
import { logConsole } from "./console-log";
import { cspReportRoute } from "./csp-reports";
import { createEdge } from "./edge";
import { answerHealth } from "./health";
import { createHttpServer } from "./http-server";
import { type NextHandler, prepareNext } from "./next-handler";
import type { RefusalWords } from "./refusal";
import { CSP_REPORT_PATH } from "./security-headers";
import { endOnSignals, isShuttingDown, onShutdown } from "./shutdown";
import { startBeingSeen } from "./start-being-seen";
import type { StrangersPages } from "./strangers-pages";
import { pathnameOf } from "./target";
import type { WebRoute } from "./web-route";
import { printWelcome } from "./welcome";

/** Next's fetches to its own server go here, whatever name and scheme the outside uses (see own-request). */
function pointNextAtItself(port: number): void {
  process.env.__NEXT_PRIVATE_ORIGIN = `http://127.0.0.1:${port}`;
}

/** What nobody caught is logged once and the server lives on (ASVS 16.5.4). */
function surviveStrays(): void {
  process.on("uncaughtException", (error) => logger().fatal({ error }, "uncaught exception"));
  process.on("unhandledRejection", (error) => logger().fatal({ error }, "unhandled rejection"));
}

function passUpgrades(server: Server, upgrade: NextHandler["upgrade"], values: Settings): void {
  if (!upgrade) return;
  server.on("upgrade", (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (refusalOf(req, { pathname: pathnameOf(req.url), methods: ["GET"] }, values)) socket.destroy();
    else upgrade(req, socket, head);
  });
}

async function connectToRedis({ redisUrl }: Settings): Promise<void> {
  if (redisUrl === undefined) return;
  await openRedis(redisUrl);
  onShutdown("redis", () => closeRedis(redisUrl));
}

/** Longer than a first page takes. */
const BACKGROUND_PAUSE_MS = 1_000;
/** Longer than a first look at a queue takes. */
const BACKGROUND_STEP_MS = 150;

/** What the app brings to its server; all of it once the database is ready. */
interface ServerParts {
  /** Hot routes of the app by pathname. */
  routes: ReadonlyMap<string, WebRoute>;
  /** How they word what the edge refuses there. */
  refusalWords: ReadonlyMap<string, RefusalWords>;
  /** Pages that need not be rendered for each who asks. */
  strangersPages: StrangersPages;
  /** What runs beside the answers: each begins a piece of it. */
  background: readonly (() => void)[];
  /** Lines to print below the address. */
  notices(): Promise<string[]>;
}

/**
 * Serves the app in `directory` on PORT until a signal ends the process. Throws SettingsError for a bad setting,
 * and what listening throws (EADDRINUSE).
 */
export async function startServer(directory: string, parts: ServerParts): Promise<void> {
  const values = settings();
  surviveStrays();
  if (values.isProduction) logConsole();
  const { tokenRoutes, witness } = await startBeingSeen(values);
  await prepareDatabase(values.databaseUrl);
  onShutdown("database", () => database().$disconnect());
  await connectToRedis(values);
  const inner = await prepareNext(values, directory);
  onShutdown("next", inner.close);
  const edge = createEdge({
    settings: values,
    directory,
    routes: new Map([["/api/health", answerHealth], [CSP_REPORT_PATH, cspReportRoute()], ...parts.routes]),
    refusalWords: parts.refusalWords,
    tokenRoutes,
    witness,
    strangersPages: parts.strangersPages,
    next: inner.handle,
  });
  const { server, connections } = createHttpServer(edge, values);
  passUpgrades(server, inner.upgrade, values);
  server.listen(values.port);
  await once(server, "listening");
  pointNextAtItself(values.port);
  endOnSignals(server, connections);
  beginSoon(parts.background);
  printWelcome(values, await parts.notices());
}

/**
 * Sweeping and looking what is due prepares dozens of statements: whoever waited for the start comes first, and who asks
 * meanwhile waits behind one of these and not behind all.
 */
function beginSoon(background: ServerParts["background"]): void {
  const timers = background.map((begin, place) =>
    setTimeout(() => isShuttingDown() || begin(), BACKGROUND_PAUSE_MS + place * BACKGROUND_STEP_MS),
  );
  onShutdown("background", () => timers.forEach(clearTimeout));
}
