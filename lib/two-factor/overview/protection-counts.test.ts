// Proves that the counts in an account's row are true after whatever adds or takes a factor or a code.
import { expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { removeAuthenticator } from "@/lib/two-factor/authenticators/manage-authenticators";
import { replaceRecoveryCodes } from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import {
  later,
  makeProtectedPerson,
  mustHave,
  NOW,
  plantAuthenticator,
  plantRecoveryCodes,
  rewardFor,
} from "@/lib/two-factor/test-person";

const counts = (id: string) =>
  database().account.findUniqueOrThrow({
    where: { id },
    select: { factorCount: true, codesLeft: true, codesLow: true },
  });

it("follow enrollment, use, replacement and removal", async () => {
  const person = await makeProtectedPerson();
  const { session } = person;
  const { accountId } = session;
  expect(await counts(accountId)).toMatchObject({ factorCount: 1, codesLeft: 0, codesLow: true });
  const [code = ""] = await plantRecoveryCodes(accountId);
  expect(await counts(accountId)).toEqual({ factorCount: 1, codesLeft: 3, codesLow: true });
  const proof = { kind: "recovery-code", code } as const;
  mustHave(await completeSignIn({ ticket: await rewardFor(person.email), proof }, TRACE, NOW));
  expect(await counts(accountId)).toEqual({ factorCount: 1, codesLeft: 2, codesLow: true });
  mustHave(await replaceRecoveryCodes(await ownAct(session, "replace-recovery-codes")));
  expect(await counts(accountId)).toEqual({ factorCount: 1, codesLeft: 10, codesLow: false });
  const { authenticatorId } = await plantAuthenticator(accountId);
  expect(await counts(accountId)).toEqual({ factorCount: 2, codesLeft: 10, codesLow: false });
  const act = { ...(await ownAct(session, "remove-authenticator")), role: "member" };
  mustHave(await removeAuthenticator(act, authenticatorId));
  expect(await counts(accountId)).toEqual({ factorCount: 1, codesLeft: 10, codesLow: false });
});

it("tell of a lock while it is in force, and of none after a right code", async () => {
  const person = await makeProtectedPerson();
  const { accountId } = person.session;
  const lock = async () =>
    (await database().account.findUniqueOrThrow({ where: { id: accountId } })).lockedUntil;
  const offer = async (code: string, now: Date) => {
    const proof = { kind: "authenticator", code } as const;
    return completeSignIn({ ticket: await rewardFor(person.email, now), proof }, TRACE, now);
  };
  for (let tries = 0; tries < 5; tries += 1) await offer(person.phone.wrongCodeAt(NOW), NOW);
  expect(await lock()).toEqual(later(900));
  mustHave(await offer(person.phone.codeAt(later(901)), later(901)));
  expect(await lock()).toBeNull();
});
