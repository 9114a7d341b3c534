// Owns how we talk to the mail server of SMTP_URL: encrypted wherever a password is sent, and with time limits.
import { MAIL_SEND_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { isLoopbackName } from "@/lib/platform/loopback";

/**
 * Options of nodemailer for an `smtp://` or `smtps://` address. One with a user name requires STARTTLS: if it were used
 * only when offered, an attacker in between could leave it out (RFC 8314 4.1). This machine is exempt, and options in the
 * address itself, such as `?requireTLS=false`, win.
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
