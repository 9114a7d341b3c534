// What reading administrators' pages leaves behind: nothing in a cache, no row, and no secret of anybody in what they carry.
import { adminPages } from "./app-map";
import { Client, clientOf } from "./client";
import { everythingAbout, query } from "./database";
import { expect, test } from "./fixtures";
import { AS_HTML_AND_FLIGHT, KEPT } from "./kept-words";
import { newPerson, type Person } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { POLICY_REQUIRED_URL } from "./servers";

const secretsOf = ({ password, phone, recoveryCodes }: Person) => [password, phone.secret, ...recoveryCodes];

/** Whatever other tests do is told to every administrator: that is left out. */
function rowsAbout({ email }: Person): Record<string, unknown> {
  const { Notice, MailMessage, LinkToken, ...rows } = everythingAbout(POLICY_REQUIRED_URL, email);
  return rows;
}

test("administrators' pages are kept in no cache, change nothing and carry no secret (R94, R96, R97)", async ({
  context,
  admin,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const person = newPerson();
  await plantSignedIn(new Client(POLICY_REQUIRED_URL), person, POLICY_REQUIRED_URL);
  const [{ id } = { id: "" }] = query<{ id: string }>(
    POLICY_REQUIRED_URL,
    "SELECT id FROM Account WHERE email = ?",
    person.email,
  );
  const before = [rowsAbout(admin), everythingAbout(POLICY_REQUIRED_URL, person.email)];
  const secrets = [...secretsOf(admin), ...secretsOf(person)];
  expect(secrets.length).toBeGreaterThan(20);
  let aboutPerson = 0;
  let shown = 0;
  for (const path of adminPages().map((address) => address.replace("users/nothing", `users/${id}`))) {
    const head = await request.head(path, { maxRedirects: 0 });
    expect(head.headers()["cache-control"], path).toBe("private, no-store");
    for (const headers of AS_HTML_AND_FLIGHT) {
      const answer = await request.get(path, { headers });
      expect(answer.status(), path).toBeLessThan(500);
      expect(answer.headers()["cache-control"], path).toBe("private, no-store");
      const text = await answer.text();
      // An act asks for the second factor first, on another page.
      if (new URL(answer.url()).pathname === path && text.includes("Sign out")) shown += 1;
      if (text.includes(person.email)) aboutPerson += 1;
      const found = secrets.filter((word) => text.includes(word));
      expect([...found, ...(KEPT.exec(text) ?? [])], path).toEqual([]);
    }
  }
  expect(shown).toBeGreaterThan(24);
  expect(aboutPerson).toBeGreaterThan(7);
  expect([rowsAbout(admin), everythingAbout(POLICY_REQUIRED_URL, person.email)]).toEqual(before);
});
