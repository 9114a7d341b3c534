// Owns measuring the TOTP API's verify, with all limits and exact quotas, against the smallest servers there can be.
import { resolve } from "node:path";
import autocannon from "autocannon";
import { RFC_6238_SEEDS } from "@/lib/totp/rfc-vectors";
import { encodeSecret } from "@/lib/totp/secret";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { median } from "@/scripts/bench/median";
import { builtNextApp } from "@/scripts/bench/next-app";
import { percentile } from "@/scripts/bench/percentile";
import { type ServedProgram, startProgram, stopProgram } from "@/scripts/bench/served-program";

const CONNECTIONS = 16;
/** Each server is started so often: two processes of one build differ by up to a twelfth, by the memory they get. */
const STARTS = 3;
const ROUNDS_A_START = 3;
const ROUND_SECONDS = 3;
/** Clients behind each connection: so many that none reaches a limit, while each is counted. */
const CLIENTS_PER_CONNECTION = 64;

const BODY = JSON.stringify({ secret: encodeSecret(RFC_6238_SEEDS.SHA1), action: "verify", code: "000000" });

interface Measured {
  perSecond: number;
  p99Ms: number;
}

/** Requests of new clients, of which each connection has its own. */
function requestsOf(round: number, connection: number): autocannon.Request[] {
  return Array.from({ length: CLIENTS_PER_CONNECTION }, (_, client) => ({
    headers: {
      "content-type": "application/json",
      "x-forwarded-for": `10.${round * CONNECTIONS + connection}.${client >> 8}.${client & 255}`,
    },
  }));
}

/** One round against one server. Rejects when any request failed or was refused. */
function drive(url: string, round: number): Promise<Measured> {
  let connection = 0;
  const setupClient = (client: autocannon.Client) => {
    client.setRequests(requestsOf(round, connection));
    connection += 1;
  };
  const load = {
    url,
    method: "POST",
    body: BODY,
    connections: CONNECTIONS,
    duration: ROUND_SECONDS,
  } as const;
  return new Promise((done, reject) => {
    const timesMs: number[] = [];
    const run = autocannon({ ...load, setupClient }, (error, { non2xx, errors, requests, duration }) => {
      if (error) reject(error);
      else if (non2xx + errors > 0) reject(new Error(`${url}: ${non2xx} refused, ${errors} failed`));
      else done({ perSecond: requests.total / duration, p99Ms: percentile(timesMs, 0.99) });
    });
    // Its own percentiles are whole milliseconds.
    run.on("response", (_client, _status, _bytes, ms) => timesMs.push(ms));
  });
}

interface Contender {
  what: string;
  path: string;
  start(): Promise<ServedProgram>;
}

const CONTENDERS = {
  ours: {
    what: "this API",
    path: "/api/2fa",
    start: () => startProgram(process.execPath, ["dist/server.mjs"], { env: { TRUSTED_PROXY_HOPS: "1" } }),
  },
  bare: {
    what: "bare node:http",
    path: "/",
    start: () => startProgram(process.execPath, ["scripts/bench/bare-totp-server.mjs"]),
  },
  next: {
    what: "a bare Next route",
    path: "/constant",
    start: async () => {
      const next = resolve("node_modules/.bin/next");
      return startProgram(next, ["start"], { cwd: await builtNextApp("floor"), readyWords: "Ready in" });
    },
  },
} satisfies Record<string, Contender>;

type Name = keyof typeof CONTENDERS;
const NAMES = Object.keys(CONTENDERS) as Name[];

function sayMeasured(measured: Record<Name, Measured[]>): void {
  for (const name of NAMES) {
    const rates = measured[name].map(({ perSecond }) => Math.round(perSecond));
    const p99 = median(measured[name].map(({ p99Ms }) => p99Ms));
    say(
      `  ${CONTENDERS[name].what}: ${median(rates)} a second (${rates.join(" ")}), p99 ${p99.toFixed(2)} ms`,
    );
  }
}

/** Starts all three and drives them in turn, round after round; the first round warms up and does not count. */
async function measureOneStart(start: number, measured: Record<Name, Measured[]>): Promise<void> {
  const servers = {} as Record<Name, ServedProgram>;
  try {
    for (const name of NAMES) servers[name] = await CONTENDERS[name].start();
    for (let round = 0; round <= ROUNDS_A_START; round += 1) {
      for (const name of NAMES) {
        const url = `${servers[name].origin}${CONTENDERS[name].path}`;
        const figures = await drive(url, start * (ROUNDS_A_START + 1) + round);
        if (round > 0) measured[name].push(figures);
      }
    }
  } finally {
    for (const server of Object.values(servers)) await stopProgram(server);
  }
}

/** Compares `verify` with the two bare servers, over several starts of each. */
export async function measureApiVerify(): Promise<BenchResult[]> {
  const measured: Record<Name, Measured[]> = { ours: [], bare: [], next: [] };
  for (let start = 0; start < STARTS; start += 1) await measureOneStart(start, measured);
  sayMeasured(measured);
  const ratio = (to: Name, figure: keyof Measured) =>
    median(measured.ours.map((ours, at) => ours[figure] / (measured[to][at]?.[figure] ?? Number.NaN)));
  return [
    { name: "api-verify-of-bare-http", value: ratio("bare", "perSecond"), bound: ">=", target: 0.35 },
    { name: "api-verify-p99-of-bare-http", value: ratio("bare", "p99Ms"), bound: "<=", target: 4 },
    { name: "api-verify-of-next-route", value: ratio("next", "perSecond"), bound: ">=", target: 8 },
  ];
}
