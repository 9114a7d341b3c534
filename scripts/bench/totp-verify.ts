// Owns measuring lib/totp: how fast it verifies a wrong code, against the same HMACs on bare node:crypto.
import { createHmac } from "node:crypto";
import { matchStep } from "@/lib/totp/match-step";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { generateSecret } from "@/lib/totp/secret";
import { createTotpKey } from "@/lib/totp/totp-key";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { median } from "@/scripts/bench/median";

const ROUNDS = 21;
const VERIFICATIONS_PER_ROUND = 4000;
const FIRST_STEP = 59_000_000;
const { digits } = DEFAULT_TOTP_PARAMETERS;
const MODULUS = 10 ** digits;

/** HOTP of RFC 4226 5.3 and nothing else: no text, no checks, one buffer for every counter. */
function bareCode(key: Uint8Array, counter: Buffer, step: number): number {
  counter.writeUInt32BE(Math.floor(step / 2 ** 32), 0);
  counter.writeUInt32BE(step % 2 ** 32, 4);
  const mac = createHmac("sha1", key).update(counter).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 15;
  return (mac.readUInt32BE(offset) & 0x7fffffff) % MODULUS;
}

function bareMatch(key: Uint8Array, counter: Buffer, code: string, step: number): number | null {
  const typed = Number(code);
  let matched: number | null = null;
  for (let candidate = step - 1; candidate <= step + 1; candidate += 1) {
    if (bareCode(key, counter, candidate) === typed) matched = candidate;
  }
  return matched;
}

/** Verifications a second in one round. Now and then a code is right by chance, on both sides alike. */
function rateOf(verify: (code: string, step: number) => unknown): number {
  const start = process.hrtime.bigint();
  for (let index = 0; index < VERIFICATIONS_PER_ROUND; index += 1) {
    verify(String((index * 7919) % MODULUS).padStart(digits, "0"), FIRST_STEP + index);
  }
  return VERIFICATIONS_PER_ROUND / (Number(process.hrtime.bigint() - start) / 1e9);
}

/** Measures both sides in turn, round after round, so that whatever slows the machine slows both. */
export function measureTotpVerify(): BenchResult[] {
  const secret = generateSecret("SHA1");
  const created = createTotpKey(secret, DEFAULT_TOTP_PARAMETERS, {
    minBytes: MIN_AUTHENTICATOR_SECRET_BYTES,
  });
  if (!created.ok) throw new Error(created.error);
  const counter = Buffer.alloc(8);
  const ours = (code: string, step: number) => matchStep(created.key, code, { step, window: 1 });
  const bare = (code: string, step: number) => bareMatch(secret, counter, code, step);
  for (const verify of [ours, bare]) rateOf(verify);
  const rounds = Array.from({ length: ROUNDS }, () => ({ ours: rateOf(ours), bare: rateOf(bare) }));
  const rates = {
    ours: median(rounds.map((round) => round.ours)),
    bare: median(rounds.map((round) => round.bare)),
  };
  say(`  lib/totp ${Math.round(rates.ours)} a second, bare node:crypto ${Math.round(rates.bare)} a second`);
  const value = median(rounds.map((round) => round.ours / round.bare));
  return [{ name: "totp-verify-of-bare-crypto", value, bound: ">=", target: 0.45 }];
}
