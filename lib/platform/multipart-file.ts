// Owns reading the one file out of a posted form (multipart/form-data, RFC 7578) while it comes in. Nothing is held but
// what might be the beginning of a boundary: Next and `request.formData()` would take 100 MB into memory first.

/** The body is not a form with a file in it, or breaks off before its end. */
export class MultipartError extends Error {}

/** Headers of a part: far more than a browser sends. */
const HEAD_BYTES = 16 * 1024;
const BLANK_LINE = Buffer.from("\r\n\r\n");

/** The boundary that a Content-Type names (RFC 2046 5.1.1), or null when it is another type. */
export function boundaryOf(contentType: string | null): string | null {
  const [, quoted, bare] =
    /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s";]{1,70}))(?:;|$)/i.exec(
      contentType ?? "",
    ) ?? [];
  return quoted ?? bare ?? null;
}

/**
 * The bytes of the first part that has a file name; parts before it are passed over, and what follows is not read.
 * Throws MultipartError when there is none, or it does not end.
 */
export async function* fileInForm(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const form = new FormReader(body, Buffer.from(`\r\n--${boundary}`));
  for (;;) {
    const head = await form.nextHead();
    const isFile = /^content-disposition:.*;\s*filename\*?=/im.test(head);
    for await (const bytes of form.content()) if (isFile) yield bytes;
    if (isFile) return;
  }
}

class FormReader {
  // The first boundary has no line end before it; the others have.
  private held = Buffer.from("\r\n");
  private readonly pieces: AsyncIterator<Uint8Array>;

  constructor(
    body: AsyncIterable<Uint8Array>,
    private readonly delimiter: Buffer,
  ) {
    this.pieces = body[Symbol.asyncIterator]();
  }

  private async more(): Promise<void> {
    const next = await this.pieces.next();
    if (next.done) throw new MultipartError("the form breaks off");
    this.held = Buffer.concat([this.held, next.value]);
  }

  /** The header of the part that begins here. */
  async nextHead(): Promise<string> {
    for (;;) {
      const end = this.held.indexOf(BLANK_LINE, this.delimiter.length);
      if (this.held.length >= this.delimiter.length && this.held.indexOf(this.delimiter) !== 0)
        throw new MultipartError("a part does not begin with the boundary");
      if (this.held.subarray(this.delimiter.length, this.delimiter.length + 2).toString() === "--")
        throw new MultipartError("there is no file in the form");
      if (end >= 0) {
        const head = this.held.subarray(this.delimiter.length, end).toString("latin1");
        this.held = this.held.subarray(end + BLANK_LINE.length);
        return head;
      }
      if (this.held.length > HEAD_BYTES) throw new MultipartError("the header of a part is too long");
      await this.more();
    }
  }

  /** The bytes up to the next boundary, which is left to be read. */
  async *content(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const end = this.held.indexOf(this.delimiter);
      const known = end >= 0 ? end : this.held.length - this.delimiter.length + 1;
      if (known > 0) {
        yield this.held.subarray(0, known);
        this.held = this.held.subarray(known);
      }
      if (end >= 0) return;
      await this.more();
    }
  }
}
