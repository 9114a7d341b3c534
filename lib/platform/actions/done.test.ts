// Proves that a page says that an act is done only where the act itself led, and for a moment: nothing in a link can say so.
import { beforeEach, expect, it, vi } from "vitest";
import { type DoneAct, doneWord, leaveDone } from "@/lib/platform/actions/done";
import { HOSTILE_TEXTS } from "@/lib/platform/actions/test-forms";
import { cookieName } from "@/lib/sign-in/cookies";

const { jar, options } = vi.hoisted(() => ({ jar: new Map<string, string>(), options: vi.fn() }));

// Next keeps the cookies of a request, and leaves by an exception; here a map is the browser's jar.
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, rest: object) => {
      jar.set(name, value);
      options(rest);
    },
  }),
}));
vi.mock("next/navigation", () => ({
  redirect: (path: string) => {
    throw new Error(`to ${path}`);
  },
}));

beforeEach(() => {
  jar.clear();
  options.mockClear();
});

it("tells the page that it leads to, and no other", async () => {
  await expect(leaveDone("/account", "password-changed")).rejects.toThrow("to /account");
  expect(await doneWord("/account")).toMatchObject({ act: "password-changed" });
  for (const page of ["/account/two-factor", "/accoun", "/", ""]) expect(await doneWord(page)).toBeNull();
});

it("tells a page whatever stands in its query", async () => {
  await expect(leaveDone("/admin/users/invited?q=a b&after=c", "invitation-withdrawn")).rejects.toThrow(
    "?q=",
  );
  expect(await doneWord("/admin/users/invited")).toMatchObject({ act: "invitation-withdrawn" });
});

it("makes the same act news when it is done again", async () => {
  const once = async () => {
    await expect(leaveDone("/account/two-factor", "authenticator-renamed")).rejects.toThrow();
    return doneWord("/account/two-factor");
  };
  const first = await once();
  await vi.waitFor(async () => expect((await once())?.at).not.toBe(first?.at));
});

it("is over by itself, sent along with our own pages alone, and out of reach of scripts", async () => {
  await expect(leaveDone("/account", "codes-kept")).rejects.toThrow();
  expect(options).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ httpOnly: true, sameSite: "strict", path: "/", maxAge: 10 }),
  );
});

it.each(Object.entries(HOSTILE_TEXTS))("says nothing for %s in the place of an act", async (_, text) => {
  for (const word of [text, `${text} 1 /account`]) {
    jar.set(cookieName("done"), word);
    expect(await doneWord("/account")).toBeNull();
  }
});

it.each(["constructor", "__proto__", "toString"])("takes %s for no act", async (text) => {
  jar.set(cookieName("done"), `${text} 1 /account`);
  expect(await doneWord("/account")).toBeNull();
  await expect(leaveDone("/account", text as DoneAct)).rejects.toThrow();
  expect(await doneWord("/account")).toBeNull();
});
