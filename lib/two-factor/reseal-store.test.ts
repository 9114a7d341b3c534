// Proves that rotating keys never puts back a secret that somebody has changed since it was read (R32).
import { expect, it } from "vitest";
import { database } from "@/lib/platform/db";
import { sealSecret } from "@/lib/two-factor/authenticator-secret";
import { nextSealedSecrets, replaceSealedSecret } from "@/lib/two-factor/reseal-store";
import { makeProtectedPerson } from "@/lib/two-factor/test-person";

it("leaves what was sealed meanwhile as it is, and says so (R32)", async () => {
  const { authenticatorId: id, secret } = await makeProtectedPerson();
  const read = (await nextSealedSecrets("", 100)).find((row) => row.id === id);
  if (!read) throw new Error("no secret");
  const [newer, late] = [
    await sealSecret(secret, "Authenticator", id),
    await sealSecret(secret, "Authenticator", id),
  ];
  expect(await replaceSealedSecret(read, newer)).toBe(true);
  expect(await replaceSealedSecret(read, late)).toBe(false);
  expect(await database().authenticator.findUnique({ where: { id } })).toMatchObject({ sealedSecret: newer });
});
