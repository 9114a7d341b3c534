// Proves that the figure of requests is a histogram as Prometheus reads one.
import { expect, it } from "vitest";
import { RequestDurations } from "./request-durations";

it("counts each request in every bucket that it fits into, and in none that is too small", () => {
  const durations = new RequestDurations();
  const context = { requestId: "r", clientAddress: "203.0.113.9", answer: {} };
  const end = { method: "POST", pathname: "/api/2fa", status: 200, context };
  for (const seconds of [0.0004, 0.001, 0.0011, 0.25, 60]) durations.count({ ...end, seconds });
  durations.count({ ...end, status: 503, seconds: 0.5 });
  const lines = durations.text().split("\n");
  expect(lines.slice(0, 2)).toEqual([
    "# HELP twofold_http_request_duration_seconds Requests from the outside, from their head to the end of their answer",
    "# TYPE twofold_http_request_duration_seconds histogram",
  ]);
  const good = lines.filter((line) => line.includes('status="2xx"'));
  const counted = good.map((line) => Number(line.split(" ").at(-1)));
  expect(counted).toEqual([2, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4, 5, expect.closeTo(60.2525, 6), 5]);
  expect(good[0]).toMatch(/_bucket\{le="0.001",method="POST",route="\/api\/2fa",status="2xx"\} 2$/);
  expect(good[12]).toMatch(/_bucket\{le="\+Inf",/);
  expect(lines.find((line) => line.includes('_count{method="POST",route="/api/2fa",status="5xx"}'))).toMatch(
    / 1$/,
  );
  expect(durations.text()).toMatch(/\n$/);
});
