// Owns fuzzing the TOTP API with a hundred thousand malformed requests: how each is answered, and how soon.
import { Agent, request } from "node:http";
import fc from "fast-check";
import { arbitraryRequest, type FuzzedRequest } from "@/lib/api/arbitrary-request";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { percentile } from "@/scripts/bench/percentile";
import { startProgram, stopProgram } from "@/scripts/bench/served-program";

const REQUESTS = 100_000;
/** The first requests to a fresh server compile its code: their times are said, but do not count. */
const TO_WARM_UP = 1_000;
const AT_ONCE = 16;
/** Requests are made so many at a time before they are sent, so that making them takes none of the measured time. */
const MADE_AT_ONCE = 5_000;

interface Judged {
  status: number;
  ms: number;
}

function judge(
  origin: string,
  agent: Agent,
  { method, path, headers, body }: FuzzedRequest,
): Promise<Judged> {
  return new Promise((done, reject) => {
    const length = { "content-length": String(body.length) };
    const startMs = performance.now();
    const req = request(`${origin}${path}`, { method, agent, headers: { ...headers, ...length } }, (res) => {
      res.resume();
      res.on("end", () => done({ status: res.statusCode ?? 0, ms: performance.now() - startMs }));
    });
    req.on("error", reject);
    req.end(body);
  });
}

/** Sends all requests, AT_ONCE of them at a time. */
async function judgeAll(origin: string, agent: Agent, requests: FuzzedRequest[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  const next = requests.values();
  const worker = async () => {
    for (const each of next) judged.push(await judge(origin, agent, each));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return judged;
}

/** Sends them to a server of its own. Measured are unexpected answers, and the slowest one. */
export async function measureApiFuzz(): Promise<BenchResult[]> {
  const server = await startProgram(process.execPath, ["dist/server.mjs"], {
    env: { TRUSTED_PROXY_HOPS: "1" },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const judged: Judged[] = [];
  const slowest = (of: Judged[]) =>
    percentile(
      of.map(({ ms }) => ms),
      1,
    );
  try {
    const first = await judgeAll(server.origin, agent, fc.sample(arbitraryRequest, TO_WARM_UP));
    say(`  the slowest of the first ${TO_WARM_UP}: ${slowest(first).toFixed(1)} ms`);
    while (judged.length < REQUESTS) {
      judged.push(...(await judgeAll(server.origin, agent, fc.sample(arbitraryRequest, MADE_AT_ONCE))));
    }
  } finally {
    agent.destroy();
    await stopProgram(server);
  }
  const counts = new Map<number, number>();
  for (const { status } of judged) counts.set(status, (counts.get(status) ?? 0) + 1);
  const times = judged.map(({ ms }) => ms);
  const said = [...counts]
    .sort(([left], [right]) => left - right)
    .map(([status, count]) => `${status}: ${count}`);
  say(`  ${judged.length} requests; ${said.join(", ")}; p99 ${percentile(times, 0.99).toFixed(1)} ms`);
  const unexpected = judged.filter(({ status }) => status !== 200 && (status < 400 || status >= 500));
  return [
    { name: "api-fuzz-answers-neither-200-nor-4xx", value: unexpected.length, bound: "<=", target: 0 },
    { name: "api-fuzz-slowest-ms", value: slowest(judged), bound: "<=", target: 100 },
  ];
}
