// Proves that an attempt is given back when the server failed before it judged a code, and at no other time (R31).
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { signInWith, stepUpWith, totp } from "@/lib/two-factor/verification/test-proofs";
import { breakWrites } from "@/prisma/test-fault";

it("denies and gives the attempt back when the server, not the person, failed (R31)", async () => {
  const person = await makeProtectedPerson();
  const where = { id: person.authenticatorId };
  const { sealedSecret } = await database().authenticator.findUniqueOrThrow({ where });
  const other = await makeProtectedPerson();
  const moved = await database().authenticator.findUniqueOrThrow({ where: { id: other.authenticatorId } });
  for (let n = 0; n < 4; n += 1) await stepUpWith(person, totp(person.phone.wrongCodeAt(NOW)));
  // A ciphertext that somebody moved here from their own row does not open.
  await database().authenticator.update({ where, data: { sealedSecret: moved.sealedSecret } });
  for (const phone of [person.phone, other.phone]) {
    await expect(signInWith(person, totp(phone.codeAt(NOW)))).rejects.toThrow("sealed for another");
    await expect(stepUpWith(person, totp(phone.codeAt(NOW)))).rejects.toThrow("sealed for another");
  }
  await database().authenticator.update({ where, data: { sealedSecret } });
  expect((await signInWith(person, totp(person.phone.codeAt(NOW)))).ok).toBe(true);
});

it("stays spent when only writing the failure down failed: a guess was evaluated", async () => {
  const person = await makeProtectedPerson();
  const wrong = totp(person.phone.wrongCodeAt(NOW));
  const repair = await breakWrites("INSERT", "AuditRow", `NEW."reason" = 'code-wrong'`);
  try {
    for (let n = 0; n < 5; n += 1) await expect(stepUpWith(person, wrong)).rejects.toThrow();
  } finally {
    await repair();
  }
  expect(await stepUpWith(person, wrong)).toMatchObject({ error: "attempts-locked" });
});
