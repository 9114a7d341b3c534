// Proves that a person's page is given what administrators may know, and no secret, hash or code (R73, R78, R96).
import { expect, it } from "vitest";
import { dataColumns } from "@/docs/data-columns";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { personOverview } from "@/lib/admin/person/person-overview";
import { database } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

it("tells of factors, locks, sessions, activity and notes (R64)", async () => {
  const { email, session } = await makeFullPerson();
  const { person, ...about } = (await personOverview(session.accountId, 0, NOW)) ?? expect.fail();
  expect(person).toMatchObject({ email, role: "member", factorCount: 2, codesLeft: 3, lastSignInAt: NOW });
  expect(about.authenticators).toMatchObject([{ name: "Phone", confirmedAt: NOW }]);
  expect(about.trustedDevices).toMatchObject([{ name: "Kitchen laptop" }]);
  expect(about.sessions.map(({ id }) => id)).toEqual([session.id]);
  expect(new Set(about.failedTries.map(({ of }) => of))).toEqual(
    new Set(["secondFactor", "password", "knownBrowser"]),
  );
  expect(about.activity.length).toBeGreaterThan(3);
  expect(about.notes.notes).toMatchObject([{ text: "Called about a lost phone." }]);
});

it("holds no secret, hash or code of any table, and no key of a counter (R73, R96)", async () => {
  const { session, recoveryCodes } = await makeFullPerson();
  const text = JSON.stringify(await personOverview(session.accountId, 0, NOW));
  const secrets = [...recoveryCodes, session.token];
  for (const { table, column, kind } of dataColumns()) {
    if (!kind.startsWith("secret-") && !(table === "AttemptCounter" && column === "key")) continue;
    const rows = await database().$queryRawUnsafe<Record<string, string>[]>(
      `SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    secrets.push(...rows.map((row) => String(row[column])));
  }
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it.each(["nothing", "", "' OR 1=1 --", "\u0000"])("is null for the id %j (R78)", async (id) => {
  expect(await personOverview(id, 0, NOW)).toBeNull();
});
