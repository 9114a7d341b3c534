// Proves that the phone of the benchmark hands out codes that servers take, and each of them once.
import { expect, it } from "vitest";
import { keyOf } from "@/lib/totp/arbitrary-totp";
import { matchStep } from "@/lib/totp/match-step";
import { otpauthUri } from "@/lib/totp/otpauth-uri";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { RFC_6238_SEEDS } from "@/lib/totp/rfc-vectors";
import { stepAt } from "@/lib/totp/step";
import { scan } from "@/scripts/bench/phone";

const { periodSeconds } = DEFAULT_TOTP_PARAMETERS;
const key = keyOf(RFC_6238_SEEDS.SHA1);
const uri = otpauthUri({
  issuer: "Twofold",
  accountName: "somebody@bench.example",
  authenticatorName: "Phone",
  secret: RFC_6238_SEEDS.SHA1,
  parameters: DEFAULT_TOTP_PARAMETERS,
});

it("gives the code of now and then the one after it, which a server with a window of one step takes at once", () => {
  const phone = scan(uri);
  const step = stepAt(Date.now(), periodSeconds);
  const first = matchStep(key, phone.nextCode(), { step, window: 1 });
  expect(first).toBeGreaterThanOrEqual(step);
  const second = matchStep(key, phone.nextCode(), { step, window: 2, after: first });
  expect(second).toBe(Number(first) + 1);
});

it("refuses what is no key", () => {
  expect(() => scan("https://bench.example")).toThrow("uri-malformed");
});
