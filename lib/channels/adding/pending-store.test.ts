// Proves that the write which consumes a pending channel asks again whose it is, for how long, and whether the session lives (R50, R78).
import { expect, it } from "vitest";
import { consumePending, replacePending } from "@/lib/channels/adding/pending-store";
import { destinationHash, sealDestination } from "@/lib/channels/destination";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { later, makePerson, NOW } from "@/lib/two-factor/test-person";

const TEN_MINUTES = 600;

/** A channel that waits for a code: of the session that began it, or, without one, registered by an administrator. */
async function plantPending(accountId: string, sessionId: string | null): Promise<string> {
  const id = newId();
  const to = `${id.toLowerCase()}@example.test`;
  const sealedDestination = await sealDestination(to, "PendingChannel", id);
  const words = { kind: "email", hint: "a•••@example.test", country: null, sealedUri: null } as const;
  const place = { sealedDestination, destinationHash: destinationHash(to), ...words };
  const times = { startedAt: NOW, expiresAt: later(TEN_MINUTES) };
  await transaction((tx) => replacePending(tx, { id, accountId, sessionId, ...place, ...times }));
  return id;
}

const consume = (id: string, { accountId, id: sessionId }: { accountId: string; id: string }, now = NOW) =>
  transaction((tx) => consumePending(tx, id, { accountId, sessionId }, now));

it("is refused to another session, to another account, and when its time is over", async () => {
  const [{ session }, { session: theirs }] = [await makePerson(), await makePerson()];
  const { accountId } = session;
  const own = { accountId, id: session.id };
  const beganElsewhere = await plantPending(accountId, "another session of theirs");
  expect(await consume(beganElsewhere, own)).toBe(false);
  const id = await plantPending(accountId, session.id);
  expect(await consume(id, { accountId: theirs.accountId, id: theirs.id })).toBe(false);
  expect(await consume(id, own, later(TEN_MINUTES))).toBe(false);
  expect(await consume(id, own, later(TEN_MINUTES - 1))).toBe(true);
  expect(await consume(id, own)).toBe(false);

  const byAdmin = await plantPending(accountId, null);
  expect(await consume(byAdmin, { accountId: theirs.accountId, id: theirs.id })).toBe(false);
  expect(await consume(byAdmin, own)).toBe(true);
});

it("is refused to a session that has ended meanwhile", async () => {
  const { session } = await makePerson();
  const id = await plantPending(session.accountId, session.id);
  await database().session.delete({ where: { id: session.id } });
  expect(await consume(id, session)).toBe(false);
});
