// Owns reading parameters that somebody else wrote as text: strictly, and without ever throwing.
import { ALGORITHMS, type Algorithm, DEFAULT_TOTP_PARAMETERS, type TotpParameters } from "./parameters";

/** Whole numbers as people write them: longer ones are out of every range of ours. */
export const FEW_DIGITS = /^[0-9]{1,3}$/;

// Not toUpperCase, which makes ASCII out of letters that are none.
const SPELLINGS = ALGORITHMS.map((algorithm) => ({
  algorithm,
  spelling: new RegExp(`^sha-?${algorithm.slice("SHA".length)}$`, "i"),
}));

/** Parameters as text. Those that are left out are ours. */
export interface ParameterTexts {
  algorithm: string | undefined;
  digits: string | undefined;
  period: string | undefined;
}

/**
 * Reads parameters, or null where the algorithm is unknown. What is no number becomes NaN: it is out of every range, which
 * createTotpKey then says.
 */
export function parseParameters({ algorithm, digits, period }: ParameterTexts): TotpParameters | null {
  const ours = DEFAULT_TOTP_PARAMETERS;
  const known = algorithm === undefined ? ours.algorithm : parseAlgorithm(algorithm);
  if (!known) return null;
  return {
    algorithm: known,
    digits: digits === undefined ? ours.digits : parseWholeNumber(digits),
    periodSeconds: period === undefined ? ours.periodSeconds : parseWholeNumber(period),
  };
}

/** "sha-1" and "SHA1" are one. */
function parseAlgorithm(text: string): Algorithm | undefined {
  return SPELLINGS.find(({ spelling }) => spelling.test(text))?.algorithm;
}

/** The whole number that a text is; NaN for every other text. */
export function parseWholeNumber(text: string): number {
  return FEW_DIGITS.test(text) ? Number(text) : Number.NaN;
}
