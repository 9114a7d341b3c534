// Proves that a check-up takes one unused code of an authenticator, once, and remembers it.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { checkUp } from "@/lib/two-factor/authenticators/check-up";
import { makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

it("remembers a right code, refuses it afterwards, and a wrong one counts as everywhere (R80)", async () => {
  const { session, phone } = await makeProtectedPerson();
  const where = { id: session.accountId };
  const check = (code: string) => checkUp({ session, code, trace: TRACE, now: NOW });
  expect(await check(phone.wrongCodeAt(NOW))).toMatchObject({ error: "code-wrong" });
  expect((await database().account.findUniqueOrThrow({ where })).checkedUpAt).toBeNull();
  mustHave(await check(phone.codeAt(NOW)));
  expect((await database().account.findUniqueOrThrow({ where })).checkedUpAt).toEqual(NOW);
  expect(await check(phone.codeAt(NOW))).toMatchObject({ error: "code-already-used" });
  for (let n = 0; n < 3; n += 1) await check(phone.wrongCodeAt(NOW));
  expect(await check(phone.wrongCodeAt(NOW))).toMatchObject({ error: "attempts-locked" });
});
