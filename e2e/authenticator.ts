// Owns the phone of a test: it scans an otpauth URI and hands out codes, each only once, as a person would type them.
import { setTimeout } from "node:timers/promises";
import { codeAtStep } from "@/lib/totp/code";
import { type Algorithm, MIN_AUTHENTICATOR_SECRET_BYTES, type TotpParameters } from "@/lib/totp/parameters";
import { decodeSecret } from "@/lib/totp/secret";
import { stepAt, stepStartsAtMs } from "@/lib/totp/step";
import { createTotpKey, type TotpKey } from "@/lib/totp/totp-key";

/** Steps around the current one for which a made-up code must not be right: the server's diagnosis looks this far. */
const PROBED_STEPS = 11;

export interface Authenticator {
  /** What the app shows above the code: `Issuer:email (name)`. */
  label: string;
  issuer: string;
  /** Base32, as in the URI. */
  secret: string;
  /**
   * The code of the current step, or of the one after the last that was handed out. The server takes codes of
   * one step ahead, so it waits only for a code that lies further ahead than that.
   */
  nextCode(): Promise<string>;
  /** Pretends that the codes so far were handed out minutes ago; `letCodesRest` does the same on the server. */
  startOver(): void;
  /** The code of the step `offsetSteps` away from now, or of now. It does not count as handed out. */
  codeAround(offsetSteps: number): string;
  /** Six digits that are right at no time near now; another `seed` gives other ones. */
  wrongCode(seed?: number): string;
}

interface Entry {
  label: string;
  issuer: string;
  secret: string;
  parameters: TotpParameters;
}

/** Reads the URI of the QR code and of "Open in authenticator app". */
function parse(uri: string): Entry {
  const { protocol, host, pathname, searchParams } = new URL(uri);
  if (protocol !== "otpauth:" || host !== "totp")
    throw new Error(`no otpauth URI of a TOTP entry: ${protocol}`);
  const parameters = {
    algorithm: (searchParams.get("algorithm") ?? "SHA1") as Algorithm,
    digits: Number(searchParams.get("digits") ?? 6),
    periodSeconds: Number(searchParams.get("period") ?? 30),
  };
  const label = decodeURIComponent(pathname.slice(1));
  return {
    label,
    issuer: searchParams.get("issuer") ?? "",
    secret: searchParams.get("secret") ?? "",
    parameters,
  };
}

function keyOf({ secret, parameters }: Entry): TotpKey {
  const minBytes = MIN_AUTHENTICATOR_SECRET_BYTES;
  const decoded = decodeSecret(secret, { minBytes });
  if (!decoded.ok) throw new Error(decoded.error);
  const created = createTotpKey(decoded.secret, parameters, { minBytes });
  if (!created.ok) throw new Error(created.error);
  return created.key;
}

/** Adds an entry to the phone. */
export function scan(uri: string): Authenticator {
  const entry = parse(uri);
  const key = keyOf(entry);
  const { periodSeconds, digits } = entry.parameters;
  const currentStep = () => stepAt(Date.now(), periodSeconds);
  let lastStep = -1;

  return {
    label: entry.label,
    issuer: entry.issuer,
    secret: entry.secret,
    async nextCode() {
      const step = Math.max(currentStep(), lastStep + 1);
      lastStep = step;
      const waitMs = stepStartsAtMs(step - 1, periodSeconds) - Date.now();
      if (waitMs > 0) await setTimeout(waitMs);
      return codeAtStep(key, step);
    },
    startOver() {
      lastStep = -1;
    },
    codeAround: (offsetSteps) => codeAtStep(key, currentStep() + offsetSteps),
    wrongCode(seed = 1) {
      const near = new Set<string>();
      for (let offset = -PROBED_STEPS; offset <= PROBED_STEPS; offset += 1) {
        near.add(codeAtStep(key, currentStep() + offset));
      }
      let digitsTried = seed * 1111;
      while (near.has(padded(digitsTried, digits))) digitsTried += 1;
      return padded(digitsTried, digits);
    },
  };
}

function padded(value: number, digits: number): string {
  return String(value % 10 ** digits).padStart(digits, "0");
}
