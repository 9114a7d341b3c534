// Owns what runs beside the answers, and what has to end with them.
import { sweepAddressLimits } from "@/lib/platform/address-limits";
import { onShutdown } from "@/lib/platform/edge/shutdown";
import { closeHashPool } from "@/lib/platform/hash-pool";
import { startSweeper } from "@/lib/platform/sweeper";
import { sweepSignIn } from "@/lib/sign-in/sweep";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-store";

/** Starts the sweeper; the worker threads of the hash pool start when somebody hashes. */
export function startBackground(): void {
  onShutdown("hash-pool", closeHashPool);
  startSweeper({
    "address-limits": sweepAddressLimits,
    "sign-in": sweepSignIn,
    "two-factor": sweepTwoFactor,
  });
}
