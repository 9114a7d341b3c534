// Owns the last look at an answer's head, just before it leaves.
import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";

type HeadFields = OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined;

/** What the head of an answer says; `adjust` may change all of it. Names are in lower case. */
export interface AnswerHead {
  status: number;
  fields: Record<string, OutgoingHttpHeader>;
}

/** The fields that were set one by one, and those given to writeHead; a flat list of these may repeat a name. */
function allFields(res: ServerResponse, given: HeadFields): AnswerHead["fields"] {
  const fields: AnswerHead["fields"] = {};
  for (const name of res.getHeaderNames()) fields[name] = res.getHeader(name) ?? "";
  if (!Array.isArray(given)) {
    for (const name in given) if (given[name] !== undefined) fields[name.toLowerCase()] = given[name];
    return fields;
  }
  const listed = new Map<string, string[]>();
  for (let index = 0; index + 1 < given.length; index += 2) {
    const name = String(given[index]).toLowerCase();
    listed.set(name, [...(listed.get(name) ?? []), String(given[index + 1])]);
  }
  for (const [name, values] of listed) fields[name] = values.length === 1 ? String(values[0]) : values;
  return fields;
}

/**
 * Calls `adjust` once, when the head of `res` is about to be written, explicitly or by the first byte of the body.
 * The head is handed to Node in one piece: setting its fields one by one costs a hot route more than its own work.
 */
export function beforeHead(res: ServerResponse, adjust: (head: AnswerHead) => void): void {
  const original = res.writeHead;
  // A reason phrase means nothing to any client (RFC 9112 4) and is left to Node.
  const writeHead = (status: number, second?: string | HeadFields, third?: HeadFields): ServerResponse => {
    const head = { status, fields: allFields(res, typeof second === "string" ? third : second) };
    adjust(head);
    for (const name of res.getHeaderNames()) if (!(name in head.fields)) res.removeHeader(name);
    return original.call(res, head.status, head.fields);
  };
  res.writeHead = writeHead as ServerResponse["writeHead"];
}
