// Owns the traces of requests: one span each, with its database transactions and slow hashes, sent to a collector by OTLP over
// HTTP. OpenTelemetry is loaded where OTEL_EXPORTER_OTLP_ENDPOINT is set alone.
import type { Attributes, Context, Span as OtelSpan, Tracer } from "@opentelemetry/api";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import { logger } from "@/lib/platform/logger";
import { methodClass, routeClass } from "@/lib/platform/metrics/route-class";
import { runOutsideRequests, type Span } from "@/lib/platform/request-context";
import type { RequestEnd, RequestStart, Witness } from "./witness";

/** A collector that is gone is told of once in a while. */
const COMPLAINT_MS = 60_000;
/** What is left of a shutdown belongs to others. */
const FLUSH_MS = 2_000;

type Api = typeof import("@opentelemetry/api");

export interface RequestTracer extends Witness {
  /** Sends what is still here, within two seconds. */
  flush(): Promise<void>;
}

/** An exporter that says so in our log, as nobody's request, when the collector does not take a batch. */
function complaining(inner: SpanExporter): SpanExporter {
  let complainedAtMs = Number.NEGATIVE_INFINITY;
  const complain = (spans: number, error: Error) => {
    if (performance.now() - complainedAtMs < COMPLAINT_MS) return;
    complainedAtMs = performance.now();
    runOutsideRequests(() => logger().warn({ spans, error }, "traces were not taken"));
  };
  return {
    export: (spans: ReadableSpan[], done) =>
      inner.export(spans, (result) => {
        if (result.error) complain(spans.length, result.error);
        done(result);
      }),
    shutdown: () => inner.shutdown(),
    forceFlush: async () => inner.forceFlush?.(),
  };
}

/** A span of ours. Nothing of an error is in it but that there was one: its words quote values. */
function spanOf(api: Api, tracer: Tracer, inner: OtelSpan, within: Context): Span {
  return {
    child: (name) => {
      const span = tracer.startSpan(name, { kind: api.SpanKind.INTERNAL }, within);
      return spanOf(api, tracer, span, api.trace.setSpan(within, span));
    },
    end: (hasFailed) => {
      if (hasFailed) inner.setStatus({ code: api.SpanStatusCode.ERROR });
      inner.end();
    },
  };
}

/** Names by OpenTelemetry's conventions; the route is a class, for a path may hold what was typed. */
function startAttributes({ method, pathname, context }: RequestStart): Attributes {
  return {
    "http.request.method": methodClass(method),
    "http.route": routeClass(pathname),
    "twofold.request_id": context.requestId,
  };
}

function requestWitness(api: Api, tracer: Tracer): Witness {
  const running = new WeakMap<RequestStart["context"], OtelSpan>();
  return {
    begin: (start) => {
      const name = `${methodClass(start.method)} ${routeClass(start.pathname)}`;
      const options = { kind: api.SpanKind.SERVER, attributes: startAttributes(start) };
      const span = tracer.startSpan(name, options, api.ROOT_CONTEXT);
      running.set(start.context, span);
      start.context.span = spanOf(api, tracer, span, api.trace.setSpan(api.ROOT_CONTEXT, span));
    },
    end: ({ context, status }: RequestEnd) => {
      const span = running.get(context);
      if (status !== undefined) span?.setAttribute("http.response.status_code", status);
      context.span?.end(status !== undefined && status >= 500);
    },
  };
}

/**
 * Traces requests from now on. Sampling, batches and the fields sent to the collector follow OpenTelemetry's own variables
 * (OTEL_TRACES_SAMPLER, OTEL_BSP_…, OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES).
 * @param endpoint base address of the collector, without `/v1/traces`
 */
export async function startTracing(endpoint: string): Promise<RequestTracer> {
  const [api, sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = complaining(new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, "")}/v1/traces` }));
  const own = resources.resourceFromAttributes({ "service.name": "twofold" });
  // Not made the process's own: Next would add spans with whole addresses in them.
  const provider = new sdk.BasicTracerProvider({
    resource: own.merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  const late = () => new Promise<void>((done) => setTimeout(done, FLUSH_MS).unref());
  return {
    ...requestWitness(api, provider.getTracer("twofold")),
    flush: () => Promise.race([provider.shutdown(), late()]),
  };
}
