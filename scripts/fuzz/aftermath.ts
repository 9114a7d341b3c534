// Owns what must hold at the end: an honest person gets in, and nobody has a session or grant that they did not ask for.
import { deepStrictEqual } from "node:assert";
import { database } from "@/lib/platform/db";
import { Browserless } from "@/scripts/bench/browserless";
import type { PlantedPerson } from "@/scripts/bench/planted-people";
import { expectPage, giveCode, givePassword } from "@/scripts/bench/sign-in-flow";

/** Signs in with password and code. Throws if that does not lead to the account. */
export async function signInHonestly(origin: string, person: PlantedPerson): Promise<void> {
  const browser = new Browserless(origin);
  const visitor = { browser, person, page: expectPage(await browser.open("/sign-in"), "/sign-in") };
  await giveCode(visitor, expectPage(await givePassword(visitor), "/sign-in/verify"));
  browser.close();
}

/** Throws if somebody has a session, a ticket or a grant. */
export async function nothingOpenFor(email: string): Promise<void> {
  const where = { account: { email } };
  const counts = {
    sessions: await database().session.count({ where }),
    signInGrants: await database().signInGrant.count({ where }),
    tickets: await database().ticket.count({ where }),
    stepUpGrants: await database().stepUpGrant.count({ where: { session: where } }),
  };
  deepStrictEqual(counts, { sessions: 0, signInGrants: 0, tickets: 0, stepUpGrants: 0 });
}
