// Owns the measurements of the TOTP API.

import { measureApiVerify } from "@/scripts/bench/api-verify";
import type { BenchResult } from "@/scripts/bench/bench-line";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";

export async function measureApi(): Promise<BenchResult[]> {
  await waitForQuietMachine();
  return measureApiVerify();
}
