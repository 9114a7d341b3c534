// Owns the trace that tests act under.
import type { Trace } from "@/lib/audit/trace";

export const TRACE: Trace = {
  requestId: "test-request",
  address: "203.0.113.0/24",
  browser: "Firefox on Linux",
};
