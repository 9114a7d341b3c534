// Owns `npm run bench -- api`: the order of the measurements of the TOTP API.
import { measureApiFuzz } from "@/scripts/bench/api-fuzz";
import { measureApiVerify } from "@/scripts/bench/api-verify";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";

/** Measures rates and times of the TOTP API, then how it bears malformed requests. */
export async function measureApi(): Promise<BenchResult[]> {
  say("\nThe TOTP API's verify, all limits on, beside the least servers there can be; 16 connections");
  await waitForQuietMachine();
  const verify = await measureApiVerify();
  say("\nRequests to the TOTP API that mean no good");
  await waitForQuietMachine();
  return [...verify, ...(await measureApiFuzz())];
}
