// Owns what a provider's fault means: to the person, as an error, and to the operator, as a line in the log.
import type { ProviderError } from "@/lib/channels/provider";
import { isProviderFault, type ProviderFault } from "@/lib/channels/providers/provider-fault";
import type { OutsideProvider } from "@/lib/channels/providers/resilience";
import { logger } from "@/lib/platform/logger";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface Call {
  provider: OutsideProvider;
  /** For the log. */
  name: string;
  /** Whether it makes the provider send something. */
  sends: boolean;
  /** What the provider's own error numbers mean. */
  meanings: Readonly<Record<string, ProviderError>>;
}

/**
 * Asks, and turns a provider's fault into a refusal; anything else is thrown on. Where the provider's error number says
 * nothing, 429 is a limit, and any 5xx after a request to send leaves open whether something was sent, except 503, which
 * says that the request was not taken (RFC 9110 15.6.4).
 */
export async function judged<T>(call: Call, ask: () => Promise<T>): Promise<Result<T, ProviderError>> {
  try {
    return accepted(await ask());
  } catch (error) {
    if (!isProviderFault(error)) throw error;
    const meaning = meaningOf(error, call);
    tellOperator(error, call, meaning);
    return refused(meaning);
  }
}

function meaningOf({ kind, status, errorNumber }: ProviderFault, { sends, meanings }: Call): ProviderError {
  if (kind === "unreached") return "provider-down";
  if (kind === "unanswered" || kind === "unreadable") return sends ? "provider-unsure" : "provider-down";
  const known = errorNumber === null ? undefined : meanings[errorNumber];
  if (known) return known;
  if (status === 429) return "provider-limit";
  return sends && status !== null && status >= 500 && status !== 503 ? "provider-unsure" : "provider-down";
}

/** Statuses of a key, an account or a service that the provider does not know. */
const NOT_US: readonly (number | null)[] = [401, 403, 404];

function tellOperator(
  { kind, status, errorNumber }: ProviderFault,
  call: Call,
  meaning: ProviderError,
): void {
  const line = { provider: call.provider, call: call.name, kind, status, errorNumber, meaning };
  const isOurs = meaning === "provider-down" || meaning === "provider-unsure";
  if (isOurs && NOT_US.includes(status))
    logger().error(line, "provider does not know us: check its settings");
  else if (isOurs) logger().warn(line, "provider failed");
  else logger().info(line, "provider refused");
}
