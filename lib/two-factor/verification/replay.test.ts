// Proves that a code counts once, in its window, and never again on any surface (RFC 6238 section 5.2).
import { describe, expect, it } from "vitest";
import { later, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";
import { signInWith, stepUpWith, totp } from "@/lib/two-factor/verification/test-proofs";

const surfaces = { "at sign-in": signInWith, "at step-up": stepUpWith };
const used = { ok: false, error: "code-already-used" };

describe.each(Object.entries(surfaces))("a code that was used %s (R28)", (_, use) => {
  it("is refused everywhere in the same step and in the trailing one", async () => {
    const person = await makeProtectedPerson();
    const code = totp(person.phone.codeAt(NOW));
    expect((await use(person, code)).ok).toBe(true);
    for (const now of [NOW, later(30)]) {
      expect(await signInWith(person, code, now)).toMatchObject(used);
      expect(await stepUpWith(person, code, now)).toMatchObject(used);
    }
  });

  it("ahead of the server's clock is refused when its step comes, and when it trails", async () => {
    const person = await makeProtectedPerson();
    const code = totp(person.phone.codeAt(NOW, +1));
    expect((await use(person, code)).ok).toBe(true);
    for (const now of [NOW, later(30), later(60)]) {
      expect(await signInWith(person, code, now)).toMatchObject(used);
    }
  });

  it("takes every earlier code with it", async () => {
    const person = await makeProtectedPerson();
    expect((await use(person, totp(person.phone.codeAt(NOW)))).ok).toBe(true);
    expect(await signInWith(person, totp(person.phone.codeAt(NOW, -1)))).toMatchObject(used);
    expect((await signInWith(person, totp(person.phone.codeAt(NOW, +1)))).ok).toBe(true);
    expect(await stepUpWith(person, totp(person.phone.codeAt(NOW)))).toMatchObject(used);
  });

  it("is refused for ever after: minutes later, hours later, as a code of another time or as wrong", async () => {
    const person = await makeProtectedPerson();
    const code = totp(person.phone.codeAt(NOW));
    expect((await use(person, code)).ok).toBe(true);
    for (const seconds of [60, 300, 3600]) {
      const result = await stepUpWith(person, code, later(seconds));
      expect(["code-late", "code-wrong"], `after ${seconds} s`).toContain(
        result.ok ? "accepted" : result.error,
      );
    }
  });
});

describe.each(Object.entries(surfaces))("%s, with a window of one step (R27)", (_, use) => {
  it.each([-1, 0, +1])("the code of step %i is right", async (offset) => {
    const person = await makeProtectedPerson();
    expect((await use(person, totp(person.phone.codeAt(NOW, offset)))).ok).toBe(true);
  });

  it.each([-2, -3, -10])("the code of step %i is refused and named as late", async (offsetSteps) => {
    const person = await makeProtectedPerson();
    const result = await use(person, totp(person.phone.codeAt(NOW, offsetSteps)));
    expect(result).toEqual({ ok: false, error: "code-late", details: { offsetSteps } });
  });

  it.each([+2, +3, +10, -11, +11])("the code of step %i is wrong and nothing more", async (offset) => {
    const person = await makeProtectedPerson();
    const result = await use(person, totp(person.phone.codeAt(NOW, offset)));
    expect(result).toEqual({ ok: false, error: "code-wrong", details: {} });
  });

  it("a late code that was named is not used up by it, and stays refused", async () => {
    const person = await makeProtectedPerson();
    const late = totp(person.phone.codeAt(NOW, -2));
    await use(person, late);
    expect(await use(person, late)).toMatchObject({ error: "code-late" });
    expect((await use(person, totp(person.phone.codeAt(NOW, -1)))).ok).toBe(true);
  });
});

it("holds the window to the server's clock at both ends of a step", async () => {
  const person = await makeProtectedPerson();
  const code = totp(person.phone.codeAt(NOW));
  // NOW is 10 s into its step: the code counts from 40 s before to 50 s after, ends excluded.
  expect(await stepUpWith(person, code, later(-40.001))).toMatchObject({ error: "code-wrong" });
  expect(await stepUpWith(person, code, later(50))).toMatchObject({ error: "code-late" });
  expect((await stepUpWith(person, code, later(49.999))).ok).toBe(true);
  const other = await makeProtectedPerson();
  expect((await stepUpWith(other, totp(other.phone.codeAt(NOW)), later(-40))).ok).toBe(true);
});
