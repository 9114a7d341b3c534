// Words that must not travel: what a person types, is shown once or is mailed stands in no page, no row and no log.
import { existsSync, readFileSync } from "node:fs";
import { Client, clientOf } from "./client";
import { everythingAbout, query } from "./database";
import { everyPage, signInAndTrust } from "./every-page";
import { expect, test } from "./fixtures";
import { postForm, readForm } from "./form-post";
import { AS_HTML_AND_FLIGHT, KEPT } from "./kept-words";
import { linksTo } from "./mailbox";
import { newPerson, type Person } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { plantAccount, plantAuthenticator } from "./planted-member";
import { CONFIRMED_URL, serverFile } from "./servers";

const WRONG_PASSWORD = "canary-wrong-heron-58-gravel";
const WRONG_CODE = "ZZ9Q-CNRY";

test.use({ baseURL: CONFIRMED_URL });
test.beforeEach(async ({ page, member }) => {
  await page.context().clearCookies();
  await signInAndTrust(page.context().request, member);
});

/** All that only this person may know, in every spelling. */
async function secretsOf(person: Person, codes: string[], client: Client): Promise<string[]> {
  const links = ["/confirm-sign-up", "/not-me", "/reset-password"];
  const mailed = await Promise.all(links.map((path) => linksTo(CONFIRMED_URL, person.email, path)));
  const cookies = [...client.cookies.values()].map(decodeURIComponent);
  return [
    person.password,
    person.phone.secret,
    ...codes.flatMap((code) => [code, code.replace("-", ""), code.toLowerCase()]),
    ...mailed.flat().map((link) => new URL(link).hash.slice(1)),
    ...cookies.filter((value) => value.length > 20),
  ];
}

/** Signs somebody else up whose words and ids must not show up on the member's pages. */
async function wordsOfStranger(strangers: Client): Promise<string[]> {
  const stranger = newPerson();
  await plantSignedIn(strangers, stranger, CONFIRMED_URL);
  const stored = everythingAbout(CONFIRMED_URL, stranger.email);
  const tables = ["Account", "Session", "Authenticator", "Notice"];
  const ids = tables.flatMap((table) => (stored[table] as { id: string }[]).map(({ id }) => id));
  expect(ids.length).toBeGreaterThan(3);
  return [stranger.email, stranger.phone.secret, ...ids];
}

test("no page, as HTML or as Flight, carries secrets, hashes or other people's words (R87, R96)", async ({
  page,
  member,
}) => {
  const request = await clientOf(page.context(), CONFIRMED_URL);
  const strangers = new Client(CONFIRMED_URL);
  const foreign = await wordsOfStranger(strangers);
  const secrets = await secretsOf(member, [...member.recoveryCodes], request);
  expect(secrets.length).toBeGreaterThan(35);
  let pages = 0;
  for await (const path of everyPage(request, member)) {
    for (const headers of AS_HTML_AND_FLIGHT) {
      const text = await (await request.get(path, { headers })).text();
      const told = `${path} ${JSON.stringify(headers)}`;
      if (text.includes("Sign out")) pages += 1;
      else expect(text, told).toContain("NEXT_REDIRECT;");
      const found = [...secrets, ...foreign].filter((word) => text.includes(word));
      expect([...found, ...(KEPT.exec(text) ?? [])], told).toEqual([]);
    }
  }
  expect(pages).toBeGreaterThan(40);
});

test("neither the database nor its log nor the server's log holds what was typed, shown or mailed (R87)", async ({
  page,
  member,
  request,
}) => {
  const signIn = await readForm(request, "/sign-in", "Sign in");
  await postForm(request, signIn, [
    ["email", member.email],
    ["password", WRONG_PASSWORD],
  ]);
  const theirs = await clientOf(page.context(), CONFIRMED_URL);
  const stepUp = await readForm(theirs, "/step-up?for=turn-off&with=recovery-code", "Verify");
  await postForm(theirs, stepUp, [["code", WRONG_CODE]]);
  const [newcomer, newcomers] = [newPerson(), new Client(CONFIRMED_URL)];
  await plantAccount(newcomers, newcomer);
  await plantAuthenticator(newcomers, newcomer);
  const secrets = [
    ...(await secretsOf(member, [...member.recoveryCodes, WRONG_CODE], theirs)),
    ...(await secretsOf(newcomer, newcomer.recoveryCodes, newcomers)),
  ];
  expect(secrets.length).toBeGreaterThan(70);
  const file = serverFile(CONFIRMED_URL, "twofold.db");
  for (const path of [file, `${file}-wal`, serverFile(CONFIRMED_URL, "server.log")].filter(existsSync)) {
    const bytes = readFileSync(path, "latin1");
    expect(
      [WRONG_PASSWORD, ...secrets].filter((word) => bytes.includes(word)),
      path,
    ).toEqual([]);
  }
  const row = "SELECT id FROM AuditRow WHERE event = 'password.checked' AND result = 'failure'";
  expect(query(CONFIRMED_URL, row).length, "the tries were written down").toBeGreaterThan(0);
});
