// Owns the signature of webhooks, after the Standard Webhooks specification (standardwebhooks.com).
import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";
/** The specification allows 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret: `whsec_` and base64 of random bytes. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

export interface SignedMessage {
  /** The same at every try to send one message. */
  id: string;
  /** The time of this try: a receiver refuses a message that is minutes old. */
  at: Date;
  /** Exactly as it is sent. */
  body: string;
}

/**
 * The headers that prove a message.
 * @param secrets as newWebhookSecret makes them; while one is being replaced, the message is signed with both
 */
export function signatureHeaders({ id, at, body }: SignedMessage, secrets: string[]): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signed = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
  });
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
    "user-agent": "Twofold-Webhooks",
  };
}
