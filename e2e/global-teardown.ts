// Owns the end of a run: no server may have logged an error, and nothing stays behind.
import { readFileSync, rmSync } from "node:fs";
import { POLICY_OPTIONAL_URL, POLICY_REQUIRED_URL, serverFile } from "./servers";

/** Posts that no form of ours sent, which Next cannot read: the tests send some, and 400 is the answer. */
const UNREADABLE_POST = /"message":"(Failed to parse body as FormData|Connection closed)\."/;

function errorLines(address: string): string[] {
  const lines = readFileSync(serverFile(address, "server.log"), "utf8").split("\n");
  return lines.filter((line) => /^\{"level":"(error|fatal)"/.test(line) && !UNREADABLE_POST.test(line));
}

/** Throws if the log of a server holds an error. */
export default function checkLogs(): void {
  const errors = [POLICY_REQUIRED_URL, POLICY_OPTIONAL_URL].flatMap(errorLines);
  rmSync(String(process.env.TWOFOLD_E2E_DATA), { recursive: true, force: true });
  if (errors.length > 0) throw new Error(`a server logged errors:\n${errors.slice(0, 20).join("\n")}`);
}
