// Proves that nothing that was typed, shown or carried in a cookie stands in an audit row, a log line or the database (R87).
import { beforeAll, describe, expect, it } from "vitest";
import { actOutResetStory } from "@/lib/admin/resets/test-reset-story";
import { actOutSecretsStory } from "@/lib/admin/secrets-import/test-secrets-story";
import { actOutTemporaryCode } from "@/lib/admin/temporary-code/test-temporary-code";
import { apiKeyKind } from "@/lib/api/key-format";
import { actOutApiKeyStory } from "@/lib/api/test-api-key-story";
import { actOutAccountStory, NEXT_PASSWORDS } from "@/lib/audit/test-account-story";
import { actOut, WRONG_PASSWORD } from "@/lib/audit/test-story";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { createLogger, logger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signIn } from "@/lib/sign-in/sign-in";
import { makeProtectedPerson, NOW, PASSWORD, rewardFor } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";
import { breakWrites } from "@/prisma/test-fault";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "confirmed";
process.env.TRUSTED_DEVICES = "allowed";

const lines: string[] = [];
let secrets: string[];
beforeAll(async () => {
  shared("logger", () => createLogger("trace", { write: (line: string) => lines.push(line) }));
  const stories = [await actOut(), await actOutAccountStory(), await actOutResetStory()];
  const more = [await actOutTemporaryCode(), await actOutApiKeyStory(), await actOutSecretsStory()];
  secrets = [...stories, ...more].flatMap(({ secrets: told }) => told);
});

/** Six digits alone could stand in a number by chance; anything longer could not. */
const isTelling = (secret: string) => secret.length > 6;

it("knows what to look for", () => {
  expect(secrets).toEqual(expect.arrayContaining([PASSWORD, WRONG_PASSWORD, ...NEXT_PASSWORDS]));
  expect(secrets.filter(isTelling).length).toBeGreaterThan(30);
  expect(secrets.filter((secret) => apiKeyKind(secret))).toHaveLength(3);
  expect(secrets.length).toBeGreaterThan(secrets.filter(isTelling).length + 5);
});

it("leaves none of it in an audit row, six digits included", async () => {
  const rows = await database().auditRow.findMany();
  expect(rows.length).toBeGreaterThan(30);
  for (const { id: _, at: __, ...words } of rows) {
    const text = JSON.stringify(words);
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
  }
});

it("leaves none of it in the database, on any page of the file or its log", () => {
  const dump = dumpDatabase();
  expect(dump.includes("second-factor.checked")).toBe(true);
  expect(secrets.filter((secret) => isTelling(secret) && dump.includes(secret))).toEqual([]);
});

describe("a fault that is logged as Next says it on the console", () => {
  /** Logs what work throws, as console-log.ts does. Returns the line. */
  async function lineOf(work: Promise<unknown>): Promise<string> {
    const fault = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (fault === undefined) throw new Error("nothing failed");
    logger().error({ error: fault, requestId: TRACE.requestId }, "unexpected error");
    return lines.at(-1) ?? "";
  }

  it("names no code, secret or ticket when a secret does not open", async () => {
    const { email, authenticatorId: id, phone } = await makeProtectedPerson();
    const ticket = await rewardFor(email);
    const { sealedSecret } = await database().authenticator.findUniqueOrThrow({ where: { id } });
    await database().authenticator.update({ where: { id }, data: { sealedSecret: `${sealedSecret}A` } });
    const code = phone.codeAt(NOW);
    const line = await lineOf(completeSignIn({ ticket, proof: { kind: "authenticator", code } }, TRACE, NOW));
    for (const secret of [code, ticket, sealedSecret]) expect(line).not.toContain(secret);
    expect(JSON.parse(line)).toMatchObject({ level: "error", requestId: TRACE.requestId });
  });

  it("names no password or hash when the stored hash is broken", async () => {
    const { email, session } = await makeProtectedPerson();
    const where = { accountId: session.accountId };
    await database().password.update({ where, data: { hash: "$argon2id$canary-hash" } });
    const line = await lineOf(
      signIn({ email, password: WRONG_PASSWORD, browserMark: undefined }, TRACE, NOW),
    );
    for (const secret of [WRONG_PASSWORD, "canary-hash"]) expect(line).not.toContain(secret);
  });

  it("names no value when the database refuses a write", async () => {
    const { session } = await makeProtectedPerson();
    const data = { id: session.id, hash: "canary-token-hash", email: "canary@example.test" };
    const line = await lineOf(database().session.create({ data: data as never }));
    for (const value of Object.values(data)) expect(line).not.toContain(value);
    await breakWrites("INSERT", "Ticket");
    const broken = await lineOf(rewardFor(session.email));
    expect(broken).not.toContain(session.email);
    expect(broken).not.toContain(PASSWORD);
  });
});
