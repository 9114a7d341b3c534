// Owns the last look at an answer's head, just before it leaves.
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

type HeadFields = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/** Moves fields given to writeHead into the answer, where `adjust` sees them. A flat list may repeat a name. */
function setFields(res: ServerResponse, fields: HeadFields): void {
  if (!fields) return;
  if (!Array.isArray(fields)) {
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) res.setHeader(name, value);
    return;
  }
  const listed = new Map<string, string[]>();
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = String(fields[index]);
    listed.set(name, [...(listed.get(name) ?? []), String(fields[index + 1])]);
  }
  for (const [name, values] of listed) res.setHeader(name, values.length === 1 ? String(values[0]) : values);
}

/**
 * Calls `adjust` once, when the head of `res` is about to be written, explicitly or by the first byte of the
 * body: statusCode and fields are final but for what `adjust` changes.
 */
export function beforeHead(res: ServerResponse, adjust: (res: ServerResponse) => void): void {
  const original = res.writeHead;
  let adjusted = false;
  // A reason phrase means nothing to any client (RFC 9112 4) and is left to Node.
  const writeHead = (status: number, second?: string | HeadFields, third?: HeadFields): ServerResponse => {
    setFields(res, typeof second === "string" ? third : second);
    res.statusCode = status;
    if (!adjusted) {
      adjusted = true;
      adjust(res);
    }
    return original.call(res, res.statusCode);
  };
  res.writeHead = writeHead as ServerResponse["writeHead"];
}
