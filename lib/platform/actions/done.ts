// Owns the word that an act is done, from the act to the page that it leads to. It travels in a cookie: no link can bring one.
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
  /** Another one for each time that the act is done, so that a second one right after is news as well. */
  at: string;
}

function isDoneAct(text: string): text is DoneAct {
  return Object.hasOwn(en.done, text);
}

/**
 * Goes to a page, which then says that the act is done. A page cannot take a cookie away, so this one ends by itself.
 * @param path of a page with a DoneNotice, perhaps with a query
 */
export async function leaveDone(path: string, act: DoneAct): Promise<never> {
  const word = [act, clock.now().getTime(), path.replace(/\?.*/, "")].join(" ");
  (await cookies()).set(cookieName("done"), word, cookieOptions("done", DONE_WORD_SECONDS));
  redirect(path);
}

/** What was done right before this page was opened, by an act that leads here; null for whatever else is sent along. */
export async function doneWord(page: string): Promise<DoneWord | null> {
  const word = (await cookies()).get(cookieName("done"))?.value ?? "";
  const [act = "", at = "", path] = word.split(" ");
  return path === page && isDoneAct(act) ? { act, at } : null;
}
