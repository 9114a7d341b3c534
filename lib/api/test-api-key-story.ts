// Owns the scenes of API keys in the story that tests of the security log tell.
import { mailedToken } from "@/lib/accounts/email/test-email-change";
import { reportAccount } from "@/lib/accounts/report-account";
import { revokeApiKey } from "@/lib/api/revoke-api-key";
import { plantApiKey } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

/** Somebody makes three keys and revokes one; then they say that one was not theirs, and all end. */
export async function actOutApiKeyStory() {
  const { email, session } = await makePerson();
  const { accountId } = session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
  const first = await plantApiKey(session);
  const others = [await plantApiKey(session, { kind: "test" }), await plantApiKey(session)];
  mustHave(await revokeApiKey({ accountId, id: first.row.id, trace: TRACE, now: NOW }));
  const notMe = await mailedToken(email, "notice");
  mustHave(await reportAccount({ token: notMe, trace: TRACE, now: NOW }));
  return { accountId, secrets: [first.key, ...others.map(({ key }) => key)] };
}
