// Owns how the form of a new key is written as one word of an address, to survive a step-up. The word holds no key.
import { API_KEY_KINDS, type ApiKeyKind } from "@/lib/api/key-format";
import { API_KEY_DAYS, createApiKeySchema } from "@/lib/api/key-schemas";

const SHAPE = new RegExp(`^(${API_KEY_KINDS.join("|")})-(${API_KEY_DAYS.join("|")})-([\\w-]*)$`);

/** What the form is filled with after the step-up. */
export interface ApiKeyDraft {
  name: string;
  kind: ApiKeyKind;
  days: string;
}

/** The word of a posted form; null where it is not filled in rightly. */
export function draftOf(posted: unknown): string | null {
  const { data } = createApiKeySchema.safeParse(posted);
  if (!data) return null;
  return `${data.kind}-${data.days}-${Buffer.from(data.name).toString("base64url")}`;
}

/** The draft behind a word, or null. */
export function readDraft(word: string): ApiKeyDraft | null {
  const [, kind, days, name] = SHAPE.exec(word) ?? [];
  if (!kind || !days || name === undefined) return null;
  return { kind: kind as ApiKeyKind, days, name: Buffer.from(name, "base64url").toString() };
}
