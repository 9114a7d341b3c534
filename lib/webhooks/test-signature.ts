// Owns checking webhooks in tests as a receiver does: by the specification, with WebCrypto, and with none of our code.
import type { ReceivedPost } from "@/lib/webhooks/test-receiver";

/** Whether any of a message's signatures is the one of this secret. */
export async function isSignedWith(secret: string, { headers, body }: ReceivedPost): Promise<boolean> {
  const [, encoded] = /^whsec_([A-Za-z0-9+/=]+)$/.exec(secret) ?? [];
  if (!encoded) throw new Error("no secret of the specification's shape");
  const bytes = Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0));
  if (bytes.length < 24 || bytes.length > 64) throw new Error("a secret has 24 to 64 bytes");
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "verify",
  ]);
  const content = new TextEncoder().encode(
    `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`,
  );
  for (const signature of String(headers["webhook-signature"]).split(" ")) {
    const [version, value = ""] = signature.split(",");
    const given = Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0));
    if (version === "v1" && (await crypto.subtle.verify("HMAC", key, given, content))) return true;
  }
  return false;
}
