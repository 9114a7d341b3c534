// Owns the notice that an act is done, from the act to the page it leads to. It is a cookie: no link can bring one.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { clock } from "@/lib/platform/clock";
import { DONE_WORD_SECONDS } from "@/lib/platform/durations";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";
import en from "@/messages/en.json";

/** An act whose page says that it is done; each has a sentence in every language. */
export type DoneAct = keyof typeof en.done;

interface DoneWord {
  act: DoneAct;
  /** Differs each time that the act is done, so that a second one right after is announced as well. */
  at: string;
}

function isDoneAct(text: string): text is DoneAct {
  return Object.hasOwn(en.done, text);
}

/**
 * Redirects to a page, which then says that the act is done. A page cannot delete a cookie, so this one expires by itself.
 * @param path of a page with a DoneNotice, perhaps with a query
 */
export async function leaveDone(path: string, act: DoneAct): Promise<never> {
  const word = [act, clock.now().getTime(), path.replace(/\?.*/, "")].join(" ");
  (await cookies()).set(cookieName("done"), word, cookieOptions("done", DONE_WORD_SECONDS));
  redirect(path);
}

/** What was done right before this page was opened, by an act that leads here; null if the cookie says anything else. */
export async function doneWord(page: string): Promise<DoneWord | null> {
  const word = (await cookies()).get(cookieName("done"))?.value ?? "";
  const [act = "", at = "", path] = word.split(" ");
  return path === page && isDoneAct(act) ? { act, at } : null;
}
