// One code, many posts at once: it opens one session, and no more tries are had than there are.
import { type Asker, Client } from "./client";
import { query, sessionsOf } from "./database";
import { expect, test } from "./fixtures";
import { destination, type PageForm, postForm, readForm } from "./form-post";
import { offerPassword } from "./offer-password";
import { enterCode, PATHS, type Person, startSignIn } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const AT_ONCE = 20;

/** The form of the second step, for a ticket that `request` now holds. */
async function secondStep(request: Asker, person: Person, path: string): Promise<PageForm> {
  await offerPassword(request, person);
  return readForm(request, path, "Verify");
}

/** Session cookies in a set of answers, those that still open the account. */
async function liveSessions(
  request: Asker,
  answers: { headersArray(): { name: string; value: string }[] }[],
) {
  const cookies = answers.flatMap((answer) =>
    answer.headersArray().flatMap(({ name, value }) => {
      const session = name.toLowerCase() === "set-cookie" && /^twofold\.session=([^;]+);/.exec(value)?.[1];
      return session ? [session] : [];
    }),
  );
  let live = 0;
  for (const cookie of new Set(cookies)) {
    const page = await request.get("/account", {
      headers: { cookie: `twofold.session=${cookie}` },
      maxRedirects: 0,
    });
    if (page.status() === 200) live += 1;
  }
  return live;
}

for (const kind of ["code", "recovery code"] as const) {
  test(`${AT_ONCE} posts of one right ${kind} with one ticket open one session (R18, R45)`, async ({
    request,
    member,
  }) => {
    const path = kind === "code" ? "/sign-in/verify" : "/sign-in/recovery";
    const form = await secondStep(request, member, path);
    const before = sessionsOf(POLICY_REQUIRED_URL, member.email);
    const code = kind === "code" ? await member.phone.nextCode() : String(member.recoveryCodes[0]);
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => postForm(request, form, [["code", code]])),
    );
    expect(
      answers.map((answer) => answer.status()).filter((status) => status >= 500 && status !== 503),
    ).toEqual([]);
    expect(sessionsOf(POLICY_REQUIRED_URL, member.email)).toBe(before + 1);
    const stranger = new Client(POLICY_REQUIRED_URL);
    expect(await liveSessions(stranger, answers)).toBe(1);
  });
}

test(`${AT_ONCE} posts of one right code with five tickets open one session`, async ({ member }) => {
  const browsers = Array.from({ length: 5 }, () => new Client(POLICY_REQUIRED_URL));
  const forms: PageForm[] = [];
  for (const request of browsers) forms.push(await secondStep(request, member, "/sign-in/verify"));
  const before = sessionsOf(POLICY_REQUIRED_URL, member.email);
  const code = await member.phone.nextCode();
  const posts = browsers.flatMap((request, index) =>
    Array.from({ length: AT_ONCE / 5 }, () => postForm(request, forms[index] as PageForm, [["code", code]])),
  );
  const answers = await Promise.all(posts);
  expect(sessionsOf(POLICY_REQUIRED_URL, member.email)).toBe(before + 1);
  expect(answers.filter((answer) => destination(answer) === "/account")).toHaveLength(1);
});

test("two browsers that type the same code at once: one is in, the other is told (R28)", async ({
  page,
  member,
  otherBrowser,
}) => {
  await page.context().clearCookies();
  const other = await otherBrowser();
  await startSignIn(page, member);
  await startSignIn(other, member);
  const code = await member.phone.nextCode();
  await Promise.all([page, other].map((each) => enterCode(each, member, code, "Verify")));
  const refusal = /That code was used already/;
  await expect
    .poll(async () => {
      const states = [page, other].map(async (each) =>
        PATHS.account.test(each.url())
          ? "in"
          : refusal.test(await each.locator("main").innerText())
            ? "told"
            : "?",
      );
      return (await Promise.all(states)).sort();
    })
    .toEqual(["in", "told"]);
});

test("parallel wrong codes never get more tries than the budget (R80)", async ({ request, member }) => {
  const form = await secondStep(request, member, "/sign-in/verify");
  const code = member.phone.wrongCode();
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, () => postForm(request, form, [["code", code]])),
  );
  const pages = await Promise.all(answers.map((answer) => answer.text()));
  expect(pages.filter((html) => html.includes("That code is wrong")).length).toBeLessThanOrEqual(4);
  const [counter] = query<{ failures: number }>(
    POLICY_REQUIRED_URL,
    "SELECT failures FROM AttemptCounter WHERE key = 'second-factor:' || (SELECT id FROM Account WHERE email = ?)",
    member.email,
  );
  expect(counter?.failures).toBe(5);
});
