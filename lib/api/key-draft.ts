// Owns what was typed for a new key as one word of an address, so that it survives a step-up on the way. It is no key.
import { API_KEY_KINDS, type ApiKeyKind } from "@/lib/api/key-format";
import { API_KEY_DAYS, createApiKeySchema } from "@/lib/api/key-schemas";

const SHAPE = new RegExp(`^(${API_KEY_KINDS.join("|")})-(${API_KEY_DAYS.join("|")})-([\\w-]*)$`);

/** What the fields of the form begin with. */
export interface ApiKeyDraft {
  name: string;
  kind: ApiKeyKind;
  days: string;
}

/** The word of a form that is filled in rightly, or null. */
export function draftOf(posted: unknown): string | null {
  const { data } = createApiKeySchema.safeParse(posted);
  if (!data) return null;
  return `${data.kind}-${data.days}-${Buffer.from(data.name).toString("base64url")}`;
}

/** The draft of a word; null of anything else. */
export function readDraft(word: string): ApiKeyDraft | null {
  const [, kind, days, name] = SHAPE.exec(word) ?? [];
  if (!kind || !days || name === undefined) return null;
  return { kind: kind as ApiKeyKind, days, name: Buffer.from(name, "base64url").toString() };
}
