// Owns the part of the story of the security log in which somebody takes care of their second factor.
import { TRACE } from "@/lib/audit/test-trace";
import { checkUp } from "@/lib/two-factor/authenticators/check-up";
import { drillRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-drill";
import { resynchroniseOff } from "@/lib/two-factor/test-clock";
import { later, makeProtectedPerson, mustHave, NOW, plantRecoveryCodes } from "@/lib/two-factor/test-person";

/** A check-up, a drill and a resynchronisation, each after one that was refused. */
export async function actOutCareStory() {
  const person = await makeProtectedPerson();
  const { session, phone } = person;
  const { accountId } = session;
  const [code = ""] = await plantRecoveryCodes(accountId);
  for (const typed of [phone.wrongCodeAt(NOW), phone.codeAt(NOW)])
    await checkUp({ session, code: typed, trace: TRACE, now: NOW });
  await drillRecoveryCode({ session, code: "0000000Z", trace: TRACE, now: NOW });
  mustHave(await drillRecoveryCode({ session, code, trace: TRACE, now: NOW }));
  await resynchroniseOff(person, 0, { codes: ["000000", "000000"] });
  mustHave(await resynchroniseOff(person, 5, { now: later(60) }));
  return { accountId };
}
