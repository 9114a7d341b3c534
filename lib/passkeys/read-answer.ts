// Owns reading what a browser posts for a passkey: untrusted JSON into the shape that the library checks.
import { z } from "zod";
import { PASSKEY_ANSWER_LENGTH } from "@/lib/platform/limits";

/** Base64url without padding (RFC 4648 5). */
const text = z
  .string()
  .max(PASSKEY_ANSWER_LENGTH)
  .regex(/^[\w-]+$/);

const credential = { id: text, rawId: text, type: z.literal("public-key") };

const assertionSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
});

const attestationSchema = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});

/** The answer to "sign this", or null for anything else. */
export function readAssertion(posted: string) {
  return read(posted, assertionSchema);
}

/** The answer to "make a passkey", or null for anything else. */
export function readAttestation(posted: string) {
  return read(posted, attestationSchema);
}

export type Assertion = NonNullable<ReturnType<typeof readAssertion>>;
export type Attestation = NonNullable<ReturnType<typeof readAttestation>>;

/** Extensions that a browser reports are none of ours: nothing of them is read. */
function read<T extends object>(posted: string, schema: z.ZodType<T>) {
  if (posted.length > PASSKEY_ANSWER_LENGTH) return null;
  try {
    const { data } = schema.safeParse(JSON.parse(posted));
    return data ? { ...data, clientExtensionResults: {} } : null;
  } catch {
    return null;
  }
}

/**
 * Whether the browser says that a page of another origin, in whose frame ours would stand, asked: no page of ours stands
 * in a frame, so none of these is ours, and the library lets it pass where the browser names no top origin.
 * @throws when it is no client data
 */
export function isCrossOrigin(clientDataJSON: string): boolean {
  return JSON.parse(Buffer.from(clientDataJSON, "base64url").toString()).crossOrigin === true;
}
