// Owns the one word that names a change of a webhook, in addresses and through a step-up: which act, on which webhook. Pure.

/** Changes of a webhook that is there. */
export const WEBHOOK_ACTS = ["events", "silence", "rotate", "switch-off", "switch-on", "remove"] as const;

export type WebhookActName = (typeof WEBHOOK_ACTS)[number];

/** The words of the two acts that add one. */
export const ADD_WORD = "add";
export const ASK_WORD = "ask";

const SHAPE = /^([a-z-]+)_([\w-]{1,32})$/;

/** The word of a change. `readActWord` reads it. */
export function actWord(act: WebhookActName, id: string): string {
  return `${act}_${id}`;
}

/** The act and the webhook behind a word; null when it is none. */
export function readActWord(word: string): { act: WebhookActName; id: string } | null {
  const [, name, id] = SHAPE.exec(word) ?? [];
  const act = WEBHOOK_ACTS.find((known) => known === name);
  return act && id ? { act, id } : null;
}
