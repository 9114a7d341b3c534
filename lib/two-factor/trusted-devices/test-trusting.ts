// Owns how tests sign in with an authenticator's code in a browser that is trusted from then on.
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

export const signInAndTrust = async (ticket: string, code: string, now = NOW) => {
  const proof = { kind: "authenticator", code } as const;
  return mustHave(await completeSignIn({ ticket, proof, trustsBrowser: true }, TRACE, now));
};
