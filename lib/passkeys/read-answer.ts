// Owns turning what a browser posts for a passkey, untrusted JSON, into the shape that the library checks.
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

/** Nothing is read of extensions that a browser reports: we asked for none. */
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
 * Whether the browser says that the page which asked stood in a frame of another origin. No page of ours stands in a
 * frame, so such an answer is not for us; the library lets it pass where the browser does not name the other origin.
 * @throws when it is no client data
 */
export function isCrossOrigin(clientDataJSON: string): boolean {
  return JSON.parse(Buffer.from(clientDataJSON, "base64url").toString()).crossOrigin === true;
}
