// Owns taking a file out of a posted form and into an import, without ever holding more than a piece of it.
import "server-only";
import { FileProblemError } from "@/lib/admin/import/problems";
import { stageImport } from "@/lib/admin/import/stage-import";
import { boundaryOf, fileInForm, MultipartError } from "@/lib/platform/multipart-file";

/** Returns the id of the import, or null when the post is no form with a file. */
export async function receiveFile(request: Request, actorId: string, now: Date): Promise<string | null> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (!boundary || !request.body) return null;
  const pieces = arriving(request.body.getReader());
  const id = await stageImport(wholeFile(pieces, boundary), actorId, now);
  // What a refusal left unread: a browser shows no answer before it has sent everything.
  await drain(pieces);
  return id;
}

async function* arriving(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    // Only a failing connection counts as one, and not what goes wrong with a row.
    const read = await reader.read().catch(() => null);
    if (!read) throw new FileProblemError("interrupted");
    if (read.done) return;
    yield read.value;
  }
}

/** An iterable that ends without ending the pieces, so that the rest of them can still be read. */
function keptOpen(pieces: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next() }) };
}

async function* wholeFile(pieces: AsyncGenerator<Uint8Array>, boundary: string): AsyncGenerator<Uint8Array> {
  try {
    yield* fileInForm(keptOpen(pieces), boundary);
  } catch (error) {
    throw error instanceof MultipartError ? new FileProblemError("interrupted") : error;
  }
}

async function drain(pieces: AsyncGenerator<Uint8Array>): Promise<void> {
  try {
    for await (const _piece of pieces);
  } catch (error) {
    // It is over, one way or the other.
    if (!(error instanceof FileProblemError)) throw error;
  }
}
