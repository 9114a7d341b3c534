// Owns taking a pasted or uploaded list out of a posted form. It is read whole, up to what a list may have.
import "server-only";
import { stageSecrets } from "@/lib/admin/secrets-import/stage-secrets";
import { BODY_LIMIT_BYTES, SECRET_IMPORT_BYTES } from "@/lib/platform/limits";

/** The list and the form around it; one byte more is read, so that a larger list is told from one that fits. */
const FORM_BYTES = SECRET_IMPORT_BYTES + BODY_LIMIT_BYTES;

/** Returns the id of the import, or null when the post is no form or brings nothing. */
export async function receiveList(request: Request, actorId: string, now: Date): Promise<string | null> {
  const body = request.body && (await wholeBody(request.body.getReader()));
  if (!body) return null;
  const bytes = body === "too-large" ? new Uint8Array(FORM_BYTES) : await listIn(request, body);
  return bytes && stageSecrets({ bytes, format: null }, actorId, now);
}

/** The file where one was chosen, else what was pasted. */
async function listIn(request: Request, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array | null> {
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch(() => null);
  if (!form) return null;
  const [file, pasted] = [form.get("file"), form.get("list")];
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  return new TextEncoder().encode(typeof pasted === "string" ? pasted : "");
}

/** Null where it breaks off. What is too large is read to its end and kept nowhere: a browser shows no answer before. */
async function wholeBody(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer> | "too-large" | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const read = await reader.read().catch(() => null);
    if (!read) return null;
    if (read.done) return size > FORM_BYTES ? "too-large" : Uint8Array.from(Buffer.concat(pieces));
    size += read.value.length;
    if (size > FORM_BYTES) pieces.length = 0;
    else pieces.push(read.value);
  }
}
