// Owns the form of Twilio's answers: snake_case JSON, SIDs, and numbered errors.
import { randomBytes } from "node:crypto";
import type { EmulatorAnswer } from "../emulator-request";

/** A random SID. */
export function newSid(prefix: "VE" | "YE" | "YF" | "YC"): string {
  return `${prefix}${randomBytes(16).toString("hex")}`;
}

const MESSAGES: Record<number, string> = {
  20003: "Authenticate",
  20404: "The requested resource was not found",
  60200: "Invalid parameter",
  60202: "Max check attempts reached",
  60203: "Max send attempts reached",
  60205: "SMS is not supported by landline phone number",
  60308: "Max Challenge attempts reached",
  60310: "Max Factor attempts reached",
  60311: "Factor verification failed",
  60318: "Factor is unverified",
  60324: "Challenge verification failed",
};

/** @param code null for the usual number of this status */
export function twilioRefusal(status: number, code: number | null): EmulatorAnswer {
  const number = code ?? { 401: 20003, 404: 20404, 429: 20429, 503: 20503 }[status] ?? 20500;
  const message = MESSAGES[number] ?? "Error";
  return {
    status,
    json: { code: number, message, more_info: `https://www.twilio.com/docs/errors/${number}`, status },
  };
}
