// Owns the figures of this process: what it counts, and how its monitoring reads them. Begun where METRICS_TOKEN is set alone.
import type { Registry } from "prom-client";
import { hashPoolState } from "@/lib/platform/hash-pool";
import { HASH_QUEUE_LENGTH } from "@/lib/platform/limits";
import type { RequestEnd } from "@/lib/platform/tracing/witness";
import { countWith, type Meters } from "./meters";
import { QUEUES, type QueueDepths } from "./queue-depths";
import { RequestDurations } from "./request-durations";

/** prom-client, which costs a start nothing where it is not asked for. */
type PromClient = typeof import("prom-client");

function eventMeters({ Counter }: PromClient, registry: Registry): Meters {
  const verifications = new Counter({
    name: "twofold_verifications_total",
    help: "Passwords and second factors that were checked",
    labelNames: ["during", "factor", "result"],
    registers: [registry],
  });
  const lockOuts = new Counter({
    name: "twofold_lockouts_total",
    help: "Times that wrong second factors locked an account",
    registers: [registry],
  });
  return {
    countVerification: ({ during, factor, result }) => verifications.inc({ during, factor, result }),
    countLockOut: () => lockOuts.inc(),
  };
}

function hashPoolMetrics({ Gauge, Counter }: PromClient, registry: Registry): void {
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read());
      },
    });
  gauge("twofold_hash_pool_busy", "Slow hashes that are computed now", () => hashPoolState().busy);
  gauge("twofold_hash_pool_waiting", "Slow hashes that wait for their turn", () => hashPoolState().waiting);
  gauge("twofold_hash_pool_waiting_limit", "How many may wait at most", () => HASH_QUEUE_LENGTH);
  new Counter({
    name: "twofold_hash_pool_refused_total",
    help: "Slow hashes that were turned away, because too many waited",
    registers: [registry],
    collect() {
      this.reset();
      this.inc(hashPoolState().refused);
    },
  });
}

function queueMetrics({ Gauge }: PromClient, registry: Registry, depths: () => Promise<QueueDepths>): void {
  new Gauge({
    name: "twofold_queue_depth",
    help: "What waits in the database's queues, the same for all servers on it; absent while the database does not answer",
    labelNames: ["queue"],
    registers: [registry],
    async collect() {
      const told = await depths();
      this.reset();
      if (told) for (const queue of QUEUES) this.set({ queue }, told[queue]);
    },
  });
}

export interface ProcessMetrics {
  contentType: string;
  /** All figures as Prometheus' text. */
  text(): Promise<string>;
  countRequest(end: RequestEnd): void;
}

/**
 * Begins counting.
 * @param depths asked at every reading
 */
export function startMetrics(prom: PromClient, depths: () => Promise<QueueDepths>): ProcessMetrics {
  const registry = new prom.Registry();
  prom.collectDefaultMetrics({ register: registry });
  hashPoolMetrics(prom, registry);
  queueMetrics(prom, registry, depths);
  countWith(eventMeters(prom, registry));
  const requests = new RequestDurations();
  return {
    contentType: registry.contentType,
    text: async () => `${await registry.metrics()}\n${requests.text()}`,
    countRequest: (end) => requests.count(end),
  };
}
