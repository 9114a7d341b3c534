// Owns the shape of posted forms around API keys. Messages are error codes; fields that our forms cannot get wrong have none.
import { z } from "zod";
import type { ApiKeyError } from "@/lib/api/key-errors";
import { API_KEY_KINDS } from "@/lib/api/key-format";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { nameField } from "@/lib/platform/actions/name-field";
import { API_KEY_NAME_LENGTH } from "@/lib/platform/limits";

/** How many days a key may last, as the form posts it (2.6). */
export const API_KEY_DAYS = ["30", "90", "180", "365"] as const;
export const DEFAULT_API_KEY_DAYS: (typeof API_KEY_DAYS)[number] = "180";

const error = (name: ApiKeyError) => name;

const apiKeyName = nameField({
  missing: error("api-key-name-missing"),
  tooLong: error("api-key-name-too-long"),
  longest: API_KEY_NAME_LENGTH,
});

export const createApiKeySchema = formSchema({
  name: apiKeyName,
  kind: z.enum(API_KEY_KINDS),
  days: z.enum(API_KEY_DAYS).transform(Number),
});

export const revokeApiKeySchema = formSchema({ id: z.string() });
