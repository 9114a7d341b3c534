// Owns the form of Authy's answers, quirks included.
import type { EmulatorAnswer } from "../emulator-request";

export interface AuthyQuirks {
  /** A verified token's `success` is the text "true". */
  successAsText: boolean;
  /** A removal that worked says `success: false`. */
  removalSaysNo: boolean;
}

export const USUAL_QUIRKS: AuthyQuirks = { successAsText: true, removalSaysNo: false };

const MESSAGES: Record<number, string> = {
  60000: "An error occurred",
  60001: "Invalid API key",
  60003: "Too many requests",
  60026: "User not found.",
  60027: "User was not valid",
  60033: "Phone number is invalid",
};

/** @param code null for the usual number of this status */
export function authyRefusal(
  status: number,
  code: number | null,
  fields: Record<string, string> = {},
): EmulatorAnswer {
  const number = code ?? { 401: 60001, 404: 60026, 429: 60003 }[status] ?? 60000;
  const message = MESSAGES[number] ?? "An error occurred";
  const errors = { message, ...fields };
  return { status, json: { message, success: false, errors, error_code: String(number) } };
}

/** @param message "Token is invalid", with a further sentence where it was used before */
export function invalidToken(message: string): EmulatorAnswer {
  const error = { success: false, errors: { message }, error_code: "60020" };
  return { status: 401, json: { token: "is invalid", message, ...error } };
}

/** The refusal of a person whom Authy has suspended. */
export function suspendedUser(): EmulatorAnswer {
  const message = "SMS token was not sent. The user has been suspended.";
  return { status: 503, json: { message, success: false, errors: { message } } };
}
