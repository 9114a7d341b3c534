// Proves that no secret and no forged line gets into the log.
import { expect, it } from "vitest";
import { createLogger } from "./logger";
import { runWithRequestContext } from "./request-context";

const CANARY = "canary-7f3a";

function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger("trace", { write: (line) => void lines.push(line) }));
  return lines;
}

it("redacts secret fields at every level that is logged", () => {
  const fields = [
    "password",
    "code",
    "secret",
    "token",
    "cookie",
    "authorization",
    "set-cookie",
    "x-api-key",
    "key",
  ];
  for (const field of fields) {
    const value = { [field]: CANARY };
    const [line] = linesOf((log) => log.info({ ...value, a: value, b: { c: value, d: { e: value } } }, "x"));
    expect(line, field).not.toContain(CANARY);
    expect(line?.match(/\[redacted\]/g), field).toHaveLength(4);
  }
});

it("keeps the values that a database error quotes out of the log", () => {
  const error = Object.assign(new Error(`Invalid \`create()\` invocation: { hash: "${CANARY}" }`), {
    code: "P2002",
  });
  error.name = "PrismaClientKnownRequestError";
  const [line] = linesOf((log) => log.error({ error }, "request failed"));
  expect(line).not.toContain(CANARY);
  expect(line).toContain("P2002");
  expect(line).toContain("logger.test");
});

it("writes one line whatever a value contains", () => {
  const [line, ...more] = linesOf((log) =>
    log.info({ agent: 'a\r\n{"level":"fatal"}\u0000\u001b[31m' }, "b\nc"),
  );
  expect(more).toEqual([]);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  expect(line?.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
  expect(JSON.parse(line ?? "")).toMatchObject({ level: "info", msg: "b\nc" });
});

it("names the request in every line that is written while it runs", () => {
  const context = { requestId: "r-1", clientAddress: "203.0.113.9", answer: {} };
  const [line] = linesOf((log) => runWithRequestContext(context, () => log.info("x")));
  expect(JSON.parse(line ?? "")).toMatchObject({ requestId: "r-1" });
  expect(line).not.toContain("203.0.113.9");
});
