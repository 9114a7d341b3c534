// Owns building the trace of the running request, from what the edge saw.
import "server-only";
import { headers } from "next/headers";
import { browserFamily, type Trace } from "@/lib/audit/trace";
import { shortenedAddress } from "@/lib/platform/edge/client-address";
import { requestContext } from "@/lib/platform/request-context";

/** The trace of the running request. Its address is shortened, and of its browser only the family is kept. */
export async function currentTrace(): Promise<Trace> {
  const { requestId, clientAddress } = requestContext();
  const userAgent = (await headers()).get("user-agent");
  return { requestId, address: shortenedAddress(clientAddress), browser: browserFamily(userAgent) };
}
