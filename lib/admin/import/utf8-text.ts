// Owns turning the bytes of an uploaded file into text: UTF-8 and nothing else, and no more than the limit. Pure.
import { FileProblemError } from "@/lib/admin/import/problems";
import { IMPORT_FILE_BYTES } from "@/lib/platform/limits";

/**
 * Text in pieces, without a byte order mark. Throws FileProblemError (encoding, too-large) at the first byte that is
 * not UTF-8: a file of another encoding would come out as names that nobody has.
 */
export async function* utf8Text(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > IMPORT_FILE_BYTES) throw new FileProblemError("too-large");
    yield checked(decode(decoder, chunk));
  }
  yield checked(decode(decoder));
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new FileProblemError("encoding");
  }
}

/** UTF-16 without a mark reads as UTF-8 with a NUL in every other place; no text of people holds one. */
function checked(text: string): string {
  if (text.includes("\0")) throw new FileProblemError("encoding");
  return text;
}
