// Owns what a code or a challenge is bound to: the one ticket, act or browser that it counts for (R52, R122). Pure.

export type Binding =
  | { for: "ticket"; ticketId: string }
  | { for: "step-up"; sessionId: string; purpose: string }
  | { for: "adding"; pendingId: string }
  | { for: "registration"; sessionId: string }
  | { for: "browser"; mark: string };

/** As rows hold it. Two bindings are the same exactly when their texts are. */
export function bindingText(binding: Binding): string {
  switch (binding.for) {
    case "ticket":
      return `ticket:${binding.ticketId}`;
    case "step-up":
      return `step-up:${binding.sessionId}:${binding.purpose}`;
    case "adding":
      return `adding:${binding.pendingId}`;
    case "registration":
      return `registration:${binding.sessionId}`;
    case "browser":
      return `browser:${binding.mark}`;
  }
}
