// Owns what an operator's monitoring sees of the server: figures, where METRICS_TOKEN is set, and traces, where there is a
// collector. Nothing is loaded and nothing counted without.

import { metricsRoute } from "@/lib/platform/metrics/metrics-route";
import { queueDepths } from "@/lib/platform/metrics/queue-depths";
import { startMetrics } from "@/lib/platform/metrics/start-metrics";
import type { Settings } from "@/lib/platform/settings";
import { startTracing } from "@/lib/platform/tracing/start-tracing";
import type { Witness } from "@/lib/platform/tracing/witness";
import { onShutdown } from "./shutdown";
import type { TokenRoute } from "./token-route";

const METRICS_PATH = "/api/metrics";

export interface SeenFromOutside {
  tokenRoutes: ReadonlyMap<string, TokenRoute>;
  witness: Witness | undefined;
}

/** One witness of several; none of none. */
function together(witnesses: Witness[]): Witness | undefined {
  if (witnesses.length < 2) return witnesses[0];
  return {
    begin: (start) => {
      for (const witness of witnesses) witness.begin?.(start);
    },
    end: (end) => {
      for (const witness of witnesses) witness.end(end);
    },
  };
}

/** Begins to count and to trace, as the settings say. */
export async function startBeingSeen({
  metricsToken,
  otlpEndpoint,
}: Pick<Settings, "metricsToken" | "otlpEndpoint">): Promise<SeenFromOutside> {
  const tokenRoutes = new Map<string, TokenRoute>();
  const witnesses: Witness[] = [];
  if (metricsToken) {
    const metrics = startMetrics(await import("prom-client"), queueDepths());
    tokenRoutes.set(METRICS_PATH, metricsRoute(metricsToken, metrics));
    witnesses.push({ end: metrics.countRequest });
  }
  if (otlpEndpoint) {
    const tracer = await startTracing(otlpEndpoint);
    onShutdown("traces", tracer.flush);
    witnesses.push(tracer);
  }
  return { tokenRoutes, witness: together(witnesses) };
}
