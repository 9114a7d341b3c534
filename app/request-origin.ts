// Owns asking which origin the running request came to.
import "server-only";
import { headers } from "next/headers";
import { originOf } from "@/lib/passkeys/relying-party";

/** For what the browser binds to it: a passkey. */
export async function requestOrigin(): Promise<string> {
  return originOf((await headers()).get("host"));
}
