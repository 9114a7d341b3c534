// Limits per client address, as the trusted proxy tells it: posts a minute, guesses, new accounts an hour.
import { randomInt } from "node:crypto";
import { type Asker, Client } from "./client";
import { expect, test } from "./fixtures";
import { alertsIn, destination, type Field, type PageForm, postForm, readForm } from "./form-post";
import { newPerson } from "./person";

const REFUSAL = /^Too many tries from your network\. Try again in \d+ minutes?\.$/;

/** An address of the range for benchmarks (RFC 2544) that no other test is likely to use. */
function freshAddress(): string {
  return `198.18.${randomInt(256)}.${randomInt(256)}`;
}

interface Origin {
  request: Asker;
  form: PageForm;
}

/** Posts as a client behind the proxy; what the client wrote itself stands to the left. */
function postFrom({ request, form }: Origin, forwardedFor: string, fields: Field[]) {
  return postForm(request, form, fields, {
    origin: new URL(form.address).origin,
    "x-forwarded-for": forwardedFor,
  });
}

test("sixty posts a minute, whatever they say and whatever address their sender claims (R83)", async ({
  request,
}) => {
  const origin = { request, form: await readForm(request, "/sign-in", "Sign in") };
  const address = freshAddress();
  const statuses: number[] = [];
  for (let turn = 0; turn < 60; turn += 1) {
    const claimed = `10.0.0.${turn}, ${address}`;
    statuses.push(
      (
        await postFrom(origin, claimed, [
          ["email", "nobody"],
          ["password", "x"],
        ])
      ).status(),
    );
  }
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  const refused = await postFrom(origin, address, [
    ["email", "nobody"],
    ["password", "x"],
  ]);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeLessThanOrEqual(60);
  expect(alertsIn(await refused.text()).join()).toMatch(REFUSAL);
  expect(
    (
      await postFrom(origin, "198.51.100.1", [
        ["email", "nobody"],
        ["password", "x"],
      ])
    ).status(),
  ).toBe(200);
});

test("twenty guesses in a quarter of an hour; then not even the right password", async ({
  request,
  member,
}) => {
  const origin = { request, form: await readForm(request, "/sign-in", "Sign in") };
  const address = `2001:db8:${randomInt(0xffff).toString(16)}:1`;
  const guess = (turn: number, email: string, password: string) =>
    postFrom(origin, `${address}::${turn.toString(16)}`, [
      ["email", email],
      ["password", password],
    ]);
  for (let turn = 0; turn < 20; turn += 1) {
    expect((await guess(turn, newPerson().email, "not the password")).status(), `guess ${turn}`).toBe(200);
  }
  const refused = await guess(99, member.email, member.password);
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(600);
  expect(alertsIn(await refused.text()).join()).toMatch(REFUSAL);
});

test("five new accounts an hour", async ({ request, baseURL }) => {
  const form = await readForm(request, "/sign-up", "Create account");
  const address = freshAddress();
  for (const expected of [303, 303, 303, 303, 303, 429]) {
    const stranger = new Client(String(baseURL));
    const { email, password } = newPerson();
    const answer = await postFrom({ request: stranger, form }, address, [
      ["email", email],
      ["password", password],
    ]);
    expect([answer.status(), destination(answer)]).toEqual([
      expected,
      expected === 303 ? "/account/two-factor/enroll" : "",
    ]);
  }
});
