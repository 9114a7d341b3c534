// Owns the border: what a provider answered either has the shape that we need, or means nothing to us. Pure.
import type { z } from "zod";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";

/** @throws ProviderFault "unreadable"; what zod says of it is dropped, because it quotes the answer */
export function readable<T extends z.ZodType>(
  shape: T,
  answer: unknown,
  status: number | null = null,
): z.output<T> {
  const result = shape.safeParse(answer);
  if (!result.success) throw new ProviderFault("unreadable", status);
  return result.data;
}
