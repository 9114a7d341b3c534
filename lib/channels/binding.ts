// Owns what a code is bound to: the one ticket or act that it counts for (R52). Pure.

export type Binding =
  | { for: "ticket"; ticketId: string }
  | { for: "step-up"; sessionId: string; purpose: string }
  | { for: "adding"; pendingId: string };

/** As rows keep it. Two bindings are the same only where their texts are. */
export function bindingText(binding: Binding): string {
  switch (binding.for) {
    case "ticket":
      return `ticket:${binding.ticketId}`;
    case "step-up":
      return `step-up:${binding.sessionId}:${binding.purpose}`;
    case "adding":
      return `adding:${binding.pendingId}`;
  }
}
