// Owns what one request carries through Next: its id, its true client address, and what the edge adds to the answer.
import { AsyncLocalStorage } from "node:async_hooks";
import { shared } from "./shared";

/** A piece of a request's work in a trace. */
export interface Span {
  /** @param name a literal: nothing of the request is in it */
  child(name: string): Span;
  end(hasFailed: boolean): void;
}

export interface RequestContext {
  requestId: string;
  /** Of the whole request, where requests are traced. */
  span?: Span;
  /** The client's address as the edge saw it, without port; IPv4-mapped IPv6 is already folded to IPv4. */
  clientAddress: string;
  /** True of a request that a page makes by itself, which does not count as use of the session (lib/platform/by-itself). */
  isByItself?: boolean;
  /** True of a post for which Next has to find a server action, until that action runs. */
  awaitsAction?: boolean;
  /** True once the edge has answered a post instead of its action, which must not run any more. */
  isRefused?: boolean;
  /** True of a post that a script made: nothing of it is read once its action has ended. */
  isCall?: boolean;
  /** True of a form posted without scripts, from its action's end until the page begins: Next reads its own fields then. */
  readsMarks?: boolean;
  /** True once an action has used up the grant for its act: the page that answers does not ask for another one. */
  grantUsed?: boolean;
  /** True once a form has said that its grant is over: the page that answers keeps what was typed, and asks for none yet. */
  grantOver?: boolean;
  /** A server action cannot set a status itself: it writes here, and the edge applies it to the answer's head. */
  answer: {
    status?: number;
    retryAfterSeconds?: number;
    /** Asks the browser to forget the pages and the storage that it keeps of this origin. */
    clearsSiteData?: boolean;
    /** A Set-Cookie field for a cookie that changes no page: where an action sets one, Next renders its page anew. */
    cookie?: string;
  };
}

function storage(): AsyncLocalStorage<RequestContext | undefined> {
  return shared("request-context", () => new AsyncLocalStorage<RequestContext | undefined>());
}

/** The context of the running request. Throws outside the edge: code that cannot know the client must not go on. */
export function requestContext(): RequestContext {
  const context = storage().getStore();
  if (!context) throw new Error("No request context: this code runs outside the edge");
  return context;
}

/** The id of the running request, or undefined outside one. For log lines, which must never fail. */
export function currentRequestId(): string | undefined {
  return storage().getStore()?.requestId;
}

/** Whether somebody is behind the running request; not where an open page asks for itself now and then. */
export function isSomebodysRequest(): boolean {
  return storage().getStore()?.isByItself !== true;
}

/** Whether it is Next that reads a post now: what fails then was written by whoever sent it. */
export function isPostBeingRead({ awaitsAction, readsMarks }: RequestContext): boolean {
  return awaitsAction === true || readsMarks === true;
}

/** The same of the running request; false outside one. */
export function isOwnPostBeingRead(): boolean {
  const context = storage().getStore();
  return context !== undefined && isPostBeingRead(context);
}

/** A server action begins, or a route that reads its own post. Throws where the post is answered already: nobody would learn what it did. */
export function noteActionBegins(): void {
  const context = requestContext();
  if (context.isRefused) throw new Error("The post was answered before its action began");
  context.awaitsAction = false;
}

/** A server action ends, and Next goes on reading the post. */
export function noteActionEnds(): void {
  const context = requestContext();
  context.readsMarks = !context.isCall;
}

/** The page begins: whatever fails from here on is its own fault. */
export function notePageBegins(): void {
  const context = storage().getStore();
  if (context) context.readsMarks = false;
}

/** The trace of the running request, if there is one. */
export function currentSpan(): Span | undefined {
  return storage().getStore()?.span;
}

/**
 * Runs `run` and everything that it sets off outside of any request: for work that one request begins and others wait for
 * too. Otherwise its lines in the log would bear the id of the request that began it.
 */
export function runOutsideRequests<T>(run: () => T): T {
  return storage().run(undefined, run);
}

/** Runs `run` and everything it awaits with `context`. For the edge alone, and for tests that stand in for it. */
export function runWithRequestContext<T>(context: RequestContext, run: () => T): T {
  return storage().run(context, run);
}
