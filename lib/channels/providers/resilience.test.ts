// Proves what is asked twice, what never is, and when a provider is left alone.
import { setTimeout } from "node:timers/promises";
import { CircuitState } from "cockatiel";
import { expect, test, vi } from "vitest";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";

vi.hoisted(() => {
  process.env.PROVIDER_TIMEOUT_SECONDS = "4";
});

const { newPatience, withPatience } = await import("@/lib/channels/providers/resilience");
const { PROVIDER_TIMEOUT_SECONDS } = await import("@/lib/platform/durations");

const BREAK_MS = 300;

function failing(fault: ProviderFault | null) {
  const asked = { count: 0, fault };
  const ask = async () => {
    asked.count += 1;
    if (asked.fault) throw asked.fault;
    return "answer";
  };
  return { asked, ask };
}

const OUTAGES = [
  new ProviderFault("unreached"),
  new ProviderFault("unanswered"),
  new ProviderFault("unreadable", 200),
  new ProviderFault("answered", 503),
];

test.each(OUTAGES)(
  "what has no effect is asked three times, with waits of random length: $message",
  async (fault) => {
    const { asked, ask } = failing(fault);
    const { breaker, repeat } = newPatience("twilio", BREAK_MS);
    const waits: number[] = [];
    const observed = () => {
      const policy = repeat();
      policy.onRetry(({ delay }) => waits.push(delay));
      return policy;
    };
    await expect(withPatience("twilio", "again", ask, { breaker, repeat: observed })).rejects.toBe(fault);
    expect(asked.count).toBe(3);
    expect(waits).toHaveLength(2);
    expect(new Set(waits).size).toBe(2);
    for (const wait of waits) expect(wait).toBeLessThanOrEqual(1500);
  },
);

test("after half the time of a time-out nothing is asked again: somebody waits", async () => {
  const fault = new ProviderFault("unanswered");
  const { asked, ask } = failing(fault);
  const slow = () => setTimeout((PROVIDER_TIMEOUT_SECONDS * 1000) / 2 + 50).then(ask);
  await expect(withPatience("twilio", "again", slow, newPatience("twilio", BREAK_MS))).rejects.toBe(fault);
  expect(asked.count).toBe(1);
});

test.each(OUTAGES)("what has an effect is asked once: $message", async (fault) => {
  const { asked, ask } = failing(fault);
  await expect(withPatience("twilio", "once", ask, newPatience("twilio", BREAK_MS))).rejects.toBe(fault);
  expect(asked.count).toBe(1);
});

test("a second try that succeeds is the answer", async () => {
  const { asked, ask } = failing(OUTAGES[0] ?? null);
  const answer = withPatience(
    "twilio",
    "again",
    async () => ask().finally(() => (asked.fault = null)),
    newPatience("twilio", BREAK_MS),
  );
  expect(await answer).toBe("answer");
  expect(asked.count).toBe(2);
});

test.each([400, 401, 404, 429])("a refusal with %d is not asked again, and opens nothing", async (status) => {
  const patience = newPatience("twilio", BREAK_MS);
  const { asked, ask } = failing(new ProviderFault("answered", status));
  for (let call = 1; call <= 10; call += 1)
    await expect(withPatience("twilio", "again", ask, patience)).rejects.toMatchObject({ status });
  expect(asked.count).toBe(10);
  expect(patience.breaker.state).toBe(CircuitState.Closed);
});

test("the circuit opens after five outages in a row, lets one call try later, and closes when that succeeds", async () => {
  const patience = newPatience("twilio", BREAK_MS);
  const { asked, ask } = failing(new ProviderFault("unanswered"));
  const call = () => withPatience("twilio", "once", ask, patience);
  for (let outage = 1; outage <= 5; outage += 1)
    await expect(call()).rejects.toMatchObject({ kind: "unanswered" });
  await expect(call()).rejects.toMatchObject({ kind: "unreached" });
  expect(asked.count).toBe(5);

  await setTimeout(BREAK_MS + 50);
  await expect(call()).rejects.toMatchObject({ kind: "unanswered" });
  await expect(call()).rejects.toMatchObject({ kind: "unreached" });
  expect(asked.count).toBe(6);

  await setTimeout(BREAK_MS + 50);
  asked.fault = null;
  expect(await call()).toBe("answer");
  expect(patience.breaker.state).toBe(CircuitState.Closed);
});

test("a success between outages starts the count anew", async () => {
  const patience = newPatience("twilio", BREAK_MS);
  const { asked, ask } = failing(null);
  for (let round = 1; round <= 3; round += 1) {
    asked.fault = new ProviderFault("unanswered");
    for (let outage = 1; outage <= 4; outage += 1)
      await expect(withPatience("twilio", "once", ask, patience)).rejects.toMatchObject({
        kind: "unanswered",
      });
    asked.fault = null;
    expect(await withPatience("twilio", "once", ask, patience)).toBe("answer");
  }
});

test("each provider has a circuit of its own, one in the process", async () => {
  const fault = new ProviderFault("unreached");
  for (let outage = 1; outage <= 5; outage += 1)
    await expect(withPatience("authy", "once", failing(fault).ask)).rejects.toBe(fault);
  const { asked, ask } = failing(null);
  await expect(withPatience("authy", "once", ask)).rejects.toMatchObject({ kind: "unreached" });
  expect(asked.count).toBe(0);
  expect(await withPatience("twilio", "once", ask)).toBe("answer");
});

test("what is a mistake of ours passes unchanged", async () => {
  const mistake = new TypeError("ours");
  const ask = () => Promise.reject(mistake);
  await expect(withPatience("twilio", "again", ask, newPatience("twilio", BREAK_MS))).rejects.toBe(mistake);
});
