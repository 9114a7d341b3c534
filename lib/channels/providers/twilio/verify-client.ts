// Owns the official client of Twilio: it writes the requests, and our own exchange sends them.
import "server-only";
import type { Twilio } from "twilio";
import { z } from "zod";
import { exchange, jsonOf, type ProviderAnswer } from "@/lib/channels/providers/exchange";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";
import { readable } from "@/lib/channels/providers/readable";
import { settings } from "@/lib/platform/env";
import type { TwilioSettings } from "@/lib/platform/provider-settings";

/** What the client hands over to be sent. It has more fields, which no call of ours uses. */
interface WrittenRequest {
  method: "get" | "post" | "delete";
  /** Always at verify.twilio.com: the client knows no other host. */
  uri: string;
  username?: string;
  password?: string;
  headers?: Record<string, string>;
  data?: Record<string, string>;
}

const METHODS = { get: "GET", post: "POST", delete: "DELETE" } as const;

const refusal = z.object({ code: z.int().positive() });

/** The Verify service of the settings. Loaded with the first call: a start that makes none does not wait for it. */
export async function verifyService() {
  const { twilio } = settings().providers;
  if (!twilio) throw new Error("Twilio is not configured");
  const { default: sdk } = await import("twilio");
  // Of its HTTP client the SDK uses `request` alone.
  const httpClient = { request: (written: WrittenRequest) => carry(written, twilio) } as unknown;
  const options = { httpClient: httpClient as Twilio["httpClient"], accountSid: twilio.accountSid };
  return new sdk.Twilio(twilio.accountSid, twilio.authToken, options).verify.v2.services(twilio.serviceSid);
}

/**
 * Sends a request of the client.
 * @throws ProviderFault for all but a readable 2xx, so that the SDK's own errors, which quote answers, never come up
 */
async function carry(
  { method, uri, username, password, headers, data }: WrittenRequest,
  { base }: TwilioSettings,
) {
  const { pathname, search } = new URL(uri);
  const credentials = Buffer.from(`${username}:${password}`).toString("base64");
  const answer = await exchange({
    base,
    method: METHODS[method],
    path: `${pathname}${search}`,
    headers: { ...headers, Authorization: `Basic ${credentials}` },
    body: data && new URLSearchParams(data).toString(),
  });
  const { status } = answer;
  if (status < 200 || status >= 300) throw new ProviderFault("answered", status, numberOf(answer));
  if ((method === "delete") !== (status === 204)) throw new ProviderFault("unreadable", status);
  const body = method === "delete" ? {} : readable(z.looseObject({}), jsonOf(answer), status);
  return { statusCode: status, body, headers: {} };
}

function numberOf(answer: ProviderAnswer): string | null {
  const result = refusal.safeParse(jsonOf(answer));
  return result.success ? String(result.data.code) : null;
}
