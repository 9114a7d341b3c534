// Owns where each second factor is asked for at sign-in, and where those begin again whose ticket is over.
import type { MethodName } from "@/lib/two-factor/verification/sign-in-methods";

export const METHODS_PATH = "/sign-in/methods";

/** The password again, with a notice that says why. */
export const TICKET_OVER_PATH = "/sign-in?again=expired";

/** The page on which a method is asked for at sign-in. */
export function methodPath(name: MethodName): string {
  if (name === "passkey") return "/sign-in/passkey";
  if (name === "authenticator") return "/sign-in/verify";
  return name === "recovery-code" ? "/sign-in/recovery" : `/sign-in/code?with=${name}`;
}
