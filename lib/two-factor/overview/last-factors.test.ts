// Proves that a page offers the removal of just those factors that can be removed, whatever else an account has (R34, R50).
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { dropPolicy, setPolicy } from "@/lib/accounts/policy/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { removeChannel } from "@/lib/channels/adding/remove-channel";
import { allowChannels, configureProviders } from "@/lib/channels/adding/test-providers";
import { plantChannel } from "@/lib/channels/test-channels";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import { removePasskey } from "@/lib/passkeys/manage-passkeys";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { newId } from "@/lib/platform/random-token";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { removeAuthenticator } from "@/lib/two-factor/authenticators/manage-authenticators";
import { twoFactorOverview } from "@/lib/two-factor/overview/overview";
import { makePerson, NOW, type OpenSession, plantAuthenticator } from "@/lib/two-factor/test-person";

const { appUrl, isLoopback } = settings();
let person: OpenSession;
beforeAll(async () => {
  configureProviders();
  person = (await makePerson()).session;
});
beforeEach(() => allowChannels());
afterEach(async () => {
  Object.assign(settings(), { appUrl, isLoopback });
  await dropPolicy();
});

type Kind = "authenticator" | "passkey" | "authy" | "phone";

async function plant(accountId: string, kind: Kind): Promise<string> {
  if (kind === "authenticator") return (await plantAuthenticator(accountId)).authenticatorId;
  if (kind === "passkey") return plantPasskey(accountId);
  return (await plantChannel(accountId, kind, newId())).id;
}

/** The person with just these factors: what their page says of the one at `place`, and what its removal answers. */
async function saidAndDone(kinds: Kind[], place: number) {
  const { id: sessionId, accountId } = person;
  await transaction(async (tx) => {
    const where = { accountId };
    await tx.authenticator.deleteMany({ where });
    await tx.passkey.deleteMany({ where });
    await tx.channel.deleteMany({ where });
  });
  const ids: string[] = [];
  for (const kind of kinds) ids.push(await plant(accountId, kind));
  const [kind, id = ""] = [kinds[place], ids[place]];
  const knows = {
    hasPasskey: true,
    hasChannel: true,
    factor: "authenticator",
    authenticatedAt: NOW,
  } as const;
  const passkeyRule = await findPasskeyRule(database(), accountId, NOW);
  const overview = await twoFactorOverview({ accountId, role: "member", passkeyRule, ...knows }, NOW);
  const act = async (purpose: Parameters<typeof claimFor>[1]) => {
    const claim = await claimFor(sessionId, purpose);
    return { accountId, role: "member", claim, trace: TRACE, now: NOW };
  };
  const done =
    kind === "authenticator"
      ? await removeAuthenticator(await act("remove-authenticator"), id)
      : kind === "passkey"
        ? await removePasskey(await act("remove-passkey"), id)
        : await removeChannel(await act("remove-channel"), id);
  return { said: overview.last.get(id), done };
}

const WORDS = { all: "last-authenticator", passkeys: "last-passkey" } as const;

const OWNED: Kind[][] = [
  ["authenticator"],
  ["passkey"],
  ["authy"],
  ["authenticator", "authenticator"],
  ["authenticator", "passkey"],
  ["authenticator", "authy"],
  ["authenticator", "phone"],
  ["passkey", "passkey"],
  ["passkey", "authy"],
  ["passkey", "phone"],
  ["authenticator", "passkey", "authy", "phone"],
];

const SETTINGS: Record<string, () => unknown> = {
  "everything allowed": () => undefined,
  "no channel but e-mail allowed": () => allowChannels("email"),
  "no passkeys at this address": () =>
    Object.assign(settings(), { appUrl: new URL("https://192.0.2.1"), isLoopback: false }),
  "passkeys demanded": () => setPolicy({ members: "required", membersNeedPasskey: true }),
};

it.each(Object.entries(SETTINGS))("with %s", async (_name, set) => {
  await set();
  for (const kinds of OWNED)
    for (const place of kinds.keys()) {
      const { said, done } = await saidAndDone(kinds, place);
      expect(done.ok ? undefined : done.error, `${place} of ${kinds}`).toBe(said && WORDS[said]);
    }
});

it("says both, somewhere among them", async () => {
  expect(await saidAndDone(["authenticator"], 0)).toMatchObject({ said: "all" });
  expect((await saidAndDone(["authenticator", "authenticator"], 0)).said).toBeUndefined();
  await setPolicy({ members: "required", membersNeedPasskey: true });
  expect(await saidAndDone(["authenticator", "passkey"], 1)).toMatchObject({ said: "passkeys" });
});
