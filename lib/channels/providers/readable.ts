// Owns reading what a provider answered: either it has the shape that we need, or it means nothing to us. Pure.
import type { z } from "zod";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";

/**
 * The answer in its shape.
 * @throws ProviderFault "unreadable", without zod's own message, which quotes the answer
 */
export function readable<T extends z.ZodType>(
  shape: T,
  answer: unknown,
  status: number | null = null,
): z.output<T> {
  const result = shape.safeParse(answer);
  if (!result.success) throw new ProviderFault("unreadable", status);
  return result.data;
}
