// Proves what renaming and removing a passkey ask for and end, and that the last way in stays (R35, R60, R68).
import { beforeEach, describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { removePasskey, renamePasskey } from "@/lib/passkeys/manage-passkeys";
import {
  makePasskeyOnlyPerson,
  makePasskeyPerson,
  passkeyRows,
  register,
} from "@/lib/passkeys/test-passkeys";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { removeAuthenticator, turnOffTwoFactor } from "@/lib/two-factor/authenticators/manage-authenticators";
import { mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";

type Person = Awaited<ReturnType<typeof makePasskeyPerson>>;
let person: Person;
let id: string;

beforeEach(async () => {
  person = await makePasskeyPerson();
  id = (await passkeyRows(person.accountId))[0]?.id ?? "";
});

async function actOf({ accountId, id: sessionId }: OpenSession, purpose: Parameters<typeof claimFor>[1]) {
  return { accountId, role: "member", claim: await claimFor(sessionId, purpose), trace: TRACE, now: NOW };
}

describe("removing a passkey", () => {
  it("spends a grant for just that", async () => {
    const wrong = await actOf(person.session, "remove-authenticator");
    expect(await removePasskey(wrong, id)).toMatchObject({ error: "step-up-required" });
    const act = await actOf(person.session, "remove-passkey");
    mustHave(await removePasskey(act, id));
    expect(await removePasskey(act, id)).toMatchObject({ error: "step-up-required" });
    expect(await passkeyRows(person.accountId)).toEqual([]);
  });

  it("is refused for somebody else's", async () => {
    const other = await makePasskeyPerson();
    const act = await actOf(other.session, "remove-passkey");
    expect(await removePasskey(act, id)).toMatchObject({ error: "passkey-missing" });
    expect(await passkeyRows(person.accountId)).toHaveLength(1);
  });

  it("is refused for the last way in, also once the authenticator beside it was removed", async () => {
    const only = await makePasskeyOnlyPerson();
    const [row] = await passkeyRows(only.accountId);
    const last = await removePasskey(await actOf(only.session, "remove-passkey"), row?.id ?? "");
    expect(last).toMatchObject({ error: "last-authenticator" });
    mustHave(
      await removeAuthenticator(await actOf(person.session, "remove-authenticator"), person.authenticatorId),
    );
    const now = await removePasskey(await actOf(person.session, "remove-passkey"), id);
    expect(now).toMatchObject({ error: "last-authenticator" });
  });

  it("leaves one of two parallel removals standing", async () => {
    const only = await makePasskeyOnlyPerson();
    const { session } = await register(only.session);
    const rows = await passkeyRows(only.accountId);
    const acts = await Promise.all(rows.map(() => actOf(session, "remove-passkey")));
    const results = await Promise.all(
      rows.map((row, place) => removePasskey(acts[place] as (typeof acts)[0], row.id)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await passkeyRows(only.accountId)).toHaveLength(1);
  });
});

it("gives another name with a grant for just that", async () => {
  const act = await actOf(person.session, "rename-passkey");
  mustHave(await renamePasskey(act, id, "Kitchen laptop"));
  expect(await renamePasskey(act, id, "Again")).toMatchObject({ error: "step-up-required" });
  expect((await passkeyRows(person.accountId))[0]?.name).toBe("Kitchen laptop");
});

it("is gone with everything else where two-factor authentication is turned off", async () => {
  mustHave(await turnOffTwoFactor(await actOf(person.session, "turn-off")));
  expect(await passkeyRows(person.accountId)).toEqual([]);
});
