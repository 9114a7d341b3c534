// Owns the figure of requests and how long they took. Counted in plain numbers, because every request of the hot route pays for
// it: a histogram of prom-client costs ten times as much as this.
import type { RequestEnd } from "@/lib/platform/tracing/witness";
import { methodClass, routeClass, statusClass } from "./route-class";

const NAME = "twofold_http_request_duration_seconds";
const HELP = "Requests from the outside, from their head to the end of their answer";

/** From a hot route's third of a millisecond to the patience of a person. */
const BUCKETS_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** The requests of one method, class of address and class of status. */
class Series {
  /** How many ended within each bucket and no earlier one; the last is for those beyond all. */
  readonly counts: number[] = new Array(BUCKETS_SECONDS.length + 1).fill(0);
  sumSeconds = 0;

  count(seconds: number): void {
    let bucket = 0;
    while (seconds > (BUCKETS_SECONDS[bucket] ?? Number.POSITIVE_INFINITY)) bucket += 1;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.sumSeconds += seconds;
  }

  /** Prometheus' text; `labels` are words of ours and need no escaping. */
  lines(labels: string): string[] {
    let total = 0;
    const buckets = this.counts.map((count, bucket) => {
      total += count;
      return `${NAME}_bucket{le="${BUCKETS_SECONDS[bucket] ?? "+Inf"}",${labels}} ${total}`;
    });
    return [...buckets, `${NAME}_sum{${labels}} ${this.sumSeconds}`, `${NAME}_count{${labels}} ${total}`];
  }
}

/** The value of a key, made at its first use. */
function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = make();
  map.set(key, made);
  return made;
}

const newMap = <Value>() => new Map<string, Value>();
const newSeries = () => new Series();

export class RequestDurations {
  readonly #routes = newMap<Map<string, Map<string, Series>>>();

  count({ method, pathname, status, seconds }: RequestEnd): void {
    const methods = at(this.#routes, routeClass(pathname), newMap<Map<string, Series>>);
    const statuses = at(methods, methodClass(method), newMap<Series>);
    at(statuses, statusClass(status), newSeries).count(seconds);
  }

  /** All of it in Prometheus' text format. */
  text(): string {
    const lines = [`# HELP ${NAME} ${HELP}`, `# TYPE ${NAME} histogram`];
    for (const [route, methods] of this.#routes) {
      for (const [method, statuses] of methods) {
        for (const [status, series] of statuses) {
          lines.push(...series.lines(`method="${method}",route="${route}",status="${status}"`));
        }
      }
    }
    return `${lines.join("\n")}\n`;
  }
}
