// Owns walking through the whole app as one person: every link, then every form as it is.
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import type { Browserless } from "@/scripts/bench/browserless";
import type { Fields } from "@/scripts/bench/filled-form";
import type { Page } from "@/scripts/bench/page-form";
import { permit } from "@/scripts/fuzz/cast";
import { actionOf, actOf, keyOf, linksOf } from "@/scripts/fuzz/page-marks";
import { pagePattern } from "@/scripts/fuzz/page-pattern";

/** How many addresses of one page are visited: with other queries and ids it is the same page. */
const LOOKS_PER_PAGE = 12;
/** What is typed into fields of these names; all others are sent as they are. */
const TYPED: Fields = { name: "Crawled", memberIdleMinutes: "59" };
/** Posted last, because they change who is signed in. */
const LAST = /Sign out|Delete (my )?account|Turn off|End all/i;

export interface Walk {
  browser: Browserless;
  starts: readonly string[];
  /** Null for people without one, who cannot step up. */
  sessionId: string | null;
}

/** What a walk has seen. */
export interface Seen {
  pages: Set<string>;
  /** Server actions by id, with the names of all fields of their forms. */
  actions: Map<string, Set<string>>;
  looks: number;
  posts: number;
  /** What is wrong, in words. */
  faults: string[];
}

/** A form, and the address of a page that has it. */
interface Placed {
  path: string;
  key: string;
}

/** Walks until nothing new is left. */
export async function walk(walk: Walk): Promise<Seen> {
  const walker = new Walker(walk);
  await walker.followLinks();
  await walker.postForms();
  return walker.seen;
}

class Walker {
  readonly seen: Seen = { pages: new Set(), actions: new Map(), looks: 0, posts: 0, faults: [] };
  readonly #browser: Browserless;
  readonly #sessionId: string | null;
  readonly #known: Set<string>;
  readonly #queue: string[];
  readonly #looksOf = new Map<string, number>();
  readonly #forms = new Map<string, Placed>();

  constructor({ browser, starts, sessionId }: Walk) {
    this.#browser = browser;
    this.#sessionId = sessionId;
    this.#known = new Set(starts);
    this.#queue = [...starts];
  }

  async followLinks(): Promise<void> {
    for (let path = this.#queue.shift(); path !== undefined; path = this.#queue.shift()) {
      this.#note(await this.#open(path), path);
    }
  }

  async postForms(): Promise<void> {
    const isLast = ({ key }: Placed) => Number(LAST.test(key));
    for (const placed of [...this.#forms.values()].sort((a, b) => isLast(a) - isLast(b))) {
      await this.#post(placed);
    }
  }

  #note(page: Page, asked: string): void {
    const { seen } = this;
    seen.looks += 1;
    if (page.status >= 400) seen.faults.push(`${page.status} at ${page.path}, asked for as ${asked}`);
    this.#reach(page);
    for (const href of linksOf(page.html)) this.#follow(href, page.path);
    for (const form of page.forms) {
      const key = keyOf(page.path, form);
      if (!this.#forms.has(key)) this.#forms.set(key, { path: page.path, key });
      const names = seen.actions.get(actionOf(form)) ?? new Set();
      for (const name of [...form.fields.map(([field]) => field), ...form.boxes]) names.add(name);
      seen.actions.set(actionOf(form), names);
    }
  }

  #reach({ path, status }: Page): void {
    const pattern = pagePattern(path);
    if (pattern && status < 400) this.seen.pages.add(pattern);
  }

  #follow(href: string, from: string): void {
    const here = new URL(from, "http://here");
    const url = URL.canParse(href, here) ? new URL(href, here) : here;
    if (url.origin !== here.origin || url.pathname.startsWith("/_next/")) return;
    const path = `${url.pathname}${url.search}`;
    const pattern = pagePattern(path) ?? url.pathname;
    const looks = this.#looksOf.get(pattern) ?? 0;
    if (this.#known.has(path) || looks >= LOOKS_PER_PAGE) return;
    this.#looksOf.set(pattern, looks + 1);
    this.#known.add(path);
    this.#queue.push(path);
  }

  /** Opens a page; if it asks for a step-up, opens it again after that. */
  async #open(path: string): Promise<Page> {
    const page = await this.#browser.open(path);
    const purpose = /^\/step-up\?for=([\w-]+)/.exec(page.path)?.[1] as StepUpPurpose | undefined;
    if (!purpose || path.startsWith("/step-up") || !this.#sessionId) return page;
    this.#note(page, path);
    this.#browser.cookies.set(...(await permit(this.#sessionId, purpose)));
    return this.#browser.open(path);
  }

  async #post({ path, key }: Placed): Promise<void> {
    const page = await this.#open(path);
    const form = page.forms.find((candidate) => keyOf(page.path, candidate) === key);
    // An earlier form may have taken this one away.
    if (!form) return;
    const answer = await this.#browser.submitForm(page, form, TYPED);
    this.seen.posts += 1;
    if (answer.status >= 500) this.seen.faults.push(`${answer.status} after the form "${key}" at ${path}`);
    this.#reach(answer.path.startsWith("/step-up?") ? await this.#open(actOf(answer.path)) : answer);
  }
}
