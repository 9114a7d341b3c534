// Owns what no answer may be, whatever the request.
import { fieldsOf, type RawAnswer } from "@/scripts/fuzz/raw-exchange";

/** No answer may take longer. */
export const LONGEST_MS = 5000;
/** A line of a stack, a path of this machine, or a name from the build. */
const INSIDES = [
  /\n\s+at .{1,200}:\d+:\d+/,
  new RegExp(process.cwd().replace(/[/\\.]/g, "\\$&")),
  /node_modules\//,
  /\.next\/server/,
  /prisma|SqliteError|SQLITE_/i,
];

/** Answered on purpose while too many slow hashes are waiting (R16). */
export const isBusy = (answer: RawAnswer) =>
  answer.status === 503 && fieldsOf(answer, "retry-after").length === 1;

/** What is wrong with an answer, in words; undefined if nothing is. */
export function faultOfAnswer(answer: RawAnswer, mayBeSilent: boolean): string | undefined {
  const { status, body, isLate, ms } = answer;
  if (isLate) return `no end after ${Math.round(ms)} ms`;
  if (status === null) return mayBeSilent ? undefined : "no answer";
  if (status >= 500 && !isBusy(answer)) return `status ${status}`;
  const inside = INSIDES.find((pattern) => pattern.test(body));
  return inside && `the answer shows the inside: ${inside.exec(body)?.[0].slice(0, 100)}`;
}
