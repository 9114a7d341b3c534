// Owns the scenes in which a passkey comes, is copied, renamed and removed, for the story of the security log.
import { TRACE } from "@/lib/audit/test-trace";
import { finishRegistration } from "@/lib/passkeys/finish-registration";
import { removePasskey, renamePasskey } from "@/lib/passkeys/manage-passkeys";
import { TestAuthenticator } from "@/lib/passkeys/test-authenticator";
import {
  askToRegister,
  makePasskeyPerson,
  passkeyRows,
  signInAlone,
  signInWith,
} from "@/lib/passkeys/test-passkeys";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW, redeem } from "@/lib/two-factor/test-person";

/** A member adds a passkey, fails to add another, fails with it once, signs in with a copy, renames it and removes it. */
export async function actOutPasskeyStory() {
  const authenticator = new TestAuthenticator();
  const { accountId, email, session: first } = await makePasskeyPerson(authenticator);
  const refused = await askToRegister(first);
  const answer = new TestAuthenticator().create(refused.ceremony, { userVerified: false });
  const attempt = {
    baseName: "Passkey",
    session: first,
    claim: refused.claim,
    asked: refused.ceremony.id,
    answer,
  };
  await finishRegistration({ ...attempt, trace: TRACE, now: NOW });
  await signInWith(email, authenticator, { userVerified: false });
  authenticator.counter -= 3;
  const session = await redeem(mustHave(await signInAlone(authenticator)));
  const { id = "" } = (await passkeyRows(accountId))[0] ?? {};
  const act = { accountId, role: "member", trace: TRACE, now: NOW };
  const rename = { ...act, claim: await claimFor(session.id, "rename-passkey") };
  mustHave(await renamePasskey(rename, id, "Old laptop"));
  mustHave(await removePasskey({ ...act, claim: await claimFor(session.id, "remove-passkey") }, id));
  return { accountId };
}
