// Owns how the mail server of SMTP_URL is spoken to: encrypted wherever a password travels, and not for ever.
import { MAIL_SEND_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { isLoopbackName } from "@/lib/platform/loopback";

/**
 * Options of nodemailer for an `smtp://` or `smtps://` address. Where a user name stands in it, STARTTLS is demanded:
 * taken only when offered, it could be left out by whoever sits between (RFC 8314 4.1). This machine is excepted, and
 * what the address itself says, such as `?requireTLS=false`, comes before this.
 */
export function smtpOptions(address: string) {
  const { username, hostname } = new URL(address);
  const limitMs = MAIL_SEND_TIMEOUT_SECONDS * 1000;
  return {
    url: address,
    requireTLS: username !== "" && !isLoopbackName(hostname),
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
  };
}
