// Owns sending malformed requests, several at once, and keeping the results.
import fc from "fast-check";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { percentile } from "@/scripts/bench/percentile";
import { arbitraryCase } from "@/scripts/fuzz/arbitrary-case";
import { type Cast, permit, type Somebody } from "@/scripts/fuzz/cast";
import type { Fault } from "@/scripts/fuzz/faults";
import type { FuzzCase } from "@/scripts/fuzz/fuzz-case";
import type { Targets } from "@/scripts/fuzz/fuzz-targets";
import { faultOfAnswer, isBusy, LONGEST_MS } from "@/scripts/fuzz/judge-answer";
import { exchangeRaw, fieldsOf, type RawAnswer, type RawRequest } from "@/scripts/fuzz/raw-exchange";
import { endsHalf as isTorn, requestBytes } from "@/scripts/fuzz/request-bytes";

const AT_ONCE = 12;
/** Requests per batch: ids and people change from one batch to the next. */
const BATCH = 500;
/** Batches after which everybody is replaced, whatever state they got into. */
const FRESH_EVERY = 4;
/** A request that took longer than this among others is sent again alone, and must then be quick once. */
const SUSPECT_MS = 2000;
const LONGEST_ALONE_MS = 1500;
const TRIES_ALONE = 3;
/** How much of a request is shown, in characters. */
const TOLD_BYTES = 3000;
/** Acts that nobody is permitted here: they would end or change what everybody else relies on. */
const NEVER_PERMITTED: readonly string[] = ["end-all-sessions", "change-policy", "manage-webhooks"];

export class FuzzRun {
  sent = 0;
  busy = 0;
  readonly statuses = new Map<string, number>();
  readonly faults: Fault[] = [];
  /** How many were sent again, alone. */
  waited = 0;
  readonly times: number[] = [];
  slowest = { ms: 0, request: "" };
  /** By request id, to match lines of the server's log. */
  readonly requests = new Map<string, string>();
  /** The act that an action needs a grant for, learnt from the server's answers. */
  readonly #purposes = new Map<string, StepUpPurpose>();
  readonly #suspects: (RawRequest & { told: string })[] = [];
  readonly #port: number;

  constructor(
    private readonly origin: string,
    private readonly cast: Cast,
    private readonly targets: () => Promise<Targets>,
    private readonly seed: number,
  ) {
    this.#port = Number(new URL(origin).port);
  }

  /** Sends this many more. The same seed makes the same requests, apart from ids and senders. */
  async send(count: number): Promise<void> {
    for (const end = this.sent + count; this.sent < end; ) {
      if (this.sent % (FRESH_EVERY * BATCH) === 0) this.cast.replaceAll();
      const numRuns = Math.min(BATCH, end - this.sent);
      const seed = (this.seed + this.sent) | 0;
      await this.#sendAll(fc.sample(arbitraryCase(await this.targets()), { numRuns, seed }));
      this.sent += numRuns;
    }
  }

  /** The results of all of them, in words. */
  told(): string {
    const statuses = [...this.statuses].sort().map(([status, count]) => `${status}: ${count}`);
    const p99 = percentile(this.times, 0.99).toFixed(0);
    const { ms, request } = this.slowest;
    return [
      `  ${this.sent} requests; ${statuses.join(", ")}; 503 on purpose: ${this.busy}; ${this.cast.seated.length} took a seat`,
      `  p99 ${p99} ms; the slowest ${ms.toFixed(0)} ms: ${request.slice(0, 150)}`,
      `  ${this.waited} took more than ${SUSPECT_MS} ms among the others and were sent once more, alone`,
    ].join("\n");
  }

  async #sendAll(cases: FuzzCase[]): Promise<void> {
    const waiting = cases.values();
    const lane = async () => {
      for (const each of waiting) await this.#sendOne(each);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    for (const { told, ...request } of this.#suspects.splice(0)) await this.#sendAlone(request, told);
  }

  /** A request that only waited behind another one is answered at once now; one that makes others wait is not. */
  async #sendAlone(request: RawRequest, told: string): Promise<void> {
    let best = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES_ALONE && best > LONGEST_ALONE_MS; tries += 1) {
      best = Math.min(best, (await exchangeRaw(this.#port, request, LONGEST_MS)).ms);
    }
    this.waited += 1;
    if (best > LONGEST_ALONE_MS)
      this.faults.push({ what: `slow when alone: ${best.toFixed(0)} ms`, more: told });
  }

  async #sendOne(fuzzed: FuzzCase): Promise<void> {
    const who = await this.cast.who(fuzzed.kind);
    const request = requestBytes(fuzzed, who, this.origin, await this.#permits(fuzzed, who));
    const answer = await exchangeRaw(this.#port, request, LONGEST_MS);
    const told = `${fuzzed.kind}: ${request.bytes.subarray(0, TOLD_BYTES).toString("latin1")}`;
    if (answer.ms > SUSPECT_MS) this.#suspects.push({ ...request, told });
    this.#note(fuzzed, answer, told);
    this.#learn(fuzzed, answer);
    if (isShownOut(fuzzed, answer)) await this.cast.replace(who);
  }

  /** The cookie that permits the act, for a sender who may have it. */
  async #permits({ action, isPermitted }: FuzzCase, { sessionId }: Somebody): Promise<Map<string, string>> {
    const purpose = isPermitted && action ? this.#purposes.get(action) : undefined;
    if (!purpose || !sessionId || NEVER_PERMITTED.includes(purpose)) return new Map();
    // The session may have ended meanwhile.
    const granted = await permit(sessionId, purpose).catch(() => null);
    return new Map(granted ? [granted] : []);
  }

  #note(fuzzed: FuzzCase, answer: RawAnswer, told: string): void {
    const key = String(answer.status ?? "none");
    this.statuses.set(key, (this.statuses.get(key) ?? 0) + 1);
    this.times.push(answer.ms);
    if (isBusy(answer)) this.busy += 1;
    // Slow ones are sent again alone.
    const fault = answer.isLate ? undefined : faultOfAnswer(answer, isTorn(fuzzed));
    if (fault) this.faults.push({ what: fault, more: told });
    if (answer.ms > this.slowest.ms) this.slowest = { ms: answer.ms, request: told };
    const [requestId] = fieldsOf(answer, "x-request-id");
    if (requestId) this.requests.set(requestId, told);
    // The newest are enough, because the log is read as it comes.
    if (this.requests.size > 3000) this.requests.delete(String(this.requests.keys().next().value));
  }

  #learn({ action }: FuzzCase, answer: RawAnswer): void {
    const [where = ""] = [...fieldsOf(answer, "x-action-redirect"), ...fieldsOf(answer, "location")];
    const purpose = /\/step-up\?for=([\w-]+)/.exec(where)?.[1];
    if (action && purpose) this.#purposes.set(action, purpose as StepUpPurpose);
  }
}

/** Whether the sender's credentials no longer count, although they were sent unchanged. */
function isShownOut({ kind, cookieFault, host, origin }: FuzzCase, answer: RawAnswer): boolean {
  if (kind === "stranger" || cookieFault !== "none" || host !== "right" || origin !== "right") return false;
  const [where = ""] = [...fieldsOf(answer, "x-action-redirect"), ...fieldsOf(answer, "location")];
  const isCleared = fieldsOf(answer, "set-cookie").some((line) => /^twofold\.(session|ticket)=;/.test(line));
  return /(^|\d)\/sign-in(\?|;|$)/.test(where) || isCleared;
}
