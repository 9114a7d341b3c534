// Owns the reading of a new TOTP factor's fields, with the limits that Twilio sets.
import type { CodeParameters } from "../one-time-code";

export interface FactorFields {
  friendlyName: string;
  secret: string | null;
  parameters: CodeParameters;
  skew: number;
}

/** The fields, or null where one of them is wrong. */
export function factorFields(identity: string, form: URLSearchParams): FactorFields | null {
  const friendlyName = form.get("FriendlyName") ?? "";
  const secret = form.get("Binding.Secret");
  const algorithm = form.get("Config.Alg") ?? "sha1";
  const digits = numberIn(form, "Config.CodeLength", 6, 3, 8);
  const period = numberIn(form, "Config.TimeStep", 30, 20, 60);
  const skew = numberIn(form, "Config.Skew", 1, 0, 2);
  if (!/^[A-Za-z0-9-]{8,64}$/.test(identity) || form.get("FactorType") !== "totp") return null;
  if (friendlyName === "" || [...friendlyName].length > 64) return null;
  if (secret !== null && !/^[A-Z2-7]{16,}=*$/.test(secret)) return null;
  if (!isAlgorithm(algorithm) || digits === null || period === null || skew === null) return null;
  return { friendlyName, secret, parameters: { algorithm, digits, period }, skew };
}

function numberIn(
  form: URLSearchParams,
  name: string,
  usual: number,
  least: number,
  most: number,
): number | null {
  const value = Number(form.get(name) ?? usual);
  return Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function isAlgorithm(text: string): text is CodeParameters["algorithm"] {
  return text === "sha1" || text === "sha256" || text === "sha512";
}
