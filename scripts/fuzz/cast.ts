// Owns the four kinds of people who fuzz: each signs in by the app's own pages, and somebody new does when one is shut out.
import { database } from "@/lib/platform/db";
import { cookieName } from "@/lib/sign-in/cookies";
import { mintStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { Browserless } from "@/scripts/bench/browserless";
import { type PlantedPerson, plantPeople } from "@/scripts/bench/planted-people";
import { expectPage, giveCode, givePassword } from "@/scripts/bench/sign-in-flow";

export const KINDS = ["stranger", "ticket", "member", "admin"] as const;
export type Kind = (typeof KINDS)[number];

export interface Somebody {
  kind: Kind;
  email: string;
  /** By name, as they were when the person sat down. */
  cookies: ReadonlyMap<string, string>;
  sessionId: string | null;
}

/** Everybody who may take a seat, planted before there is a server: each sits down once. */
export interface Waiting {
  members: PlantedPerson[];
  admins: PlantedPerson[];
}

const MEMBERS = 600;
const ADMINS = 150;
/** Planted at once when all have sat down. */
const MORE = 50;

/** Plants everybody who may take a seat. */
export async function plantWaiting(): Promise<Waiting> {
  return { members: await plantPeople(MEMBERS), admins: await plantPeople(ADMINS, "admin") };
}

async function sitDown(origin: string, kind: Kind, waiting: Waiting): Promise<Somebody> {
  const browser = new Browserless(origin);
  if (kind === "stranger") return { kind, email: "nobody@fuzz.example", cookies: new Map(), sessionId: null };
  const [list, role] =
    kind === "admin" ? ([waiting.admins, "admin"] as const) : ([waiting.members, "member"] as const);
  if (list.length === 0) list.push(...(await plantPeople(MORE, role)));
  const person = list.pop();
  if (!person) throw new Error("nobody was planted");
  const visitor = { browser, person, page: expectPage(await browser.open("/sign-in"), "/sign-in") };
  const verify = expectPage(await givePassword(visitor), "/sign-in/verify");
  if (kind !== "ticket") await giveCode(visitor, verify);
  browser.close();
  const { email } = person;
  const session = await database().session.findFirst({ where: { account: { email } }, select: { id: true } });
  return { kind, email, cookies: new Map(browser.cookies), sessionId: session?.id ?? null };
}

/** The cookie that permits a session one act. */
export async function permit(sessionId: string, purpose: StepUpPurpose): Promise<[string, string]> {
  // One statement: a transaction that this process has open would make the server wait, and nobody be answered.
  const token = await mintStepUpGrant(database(), { sessionId, purpose }, new Date());
  return [cookieName("grant"), token];
}

export class Cast {
  readonly #seats = new Map<Kind, Promise<Somebody>>();
  /** E-mail addresses of all who took a seat, the newest last. */
  readonly seated: string[] = [];

  constructor(
    private readonly origin: string,
    private readonly waiting: Waiting,
  ) {}

  who(kind: Kind): Promise<Somebody> {
    return this.#seats.get(kind) ?? this.#seat(kind);
  }

  /** Somebody new of this kind, unless that has happened already. */
  async replace(gone: Somebody): Promise<void> {
    if ((await this.who(gone.kind)) === gone) await this.#seat(gone.kind);
  }

  replaceAll(): void {
    this.#seats.clear();
  }

  #seat(kind: Kind): Promise<Somebody> {
    const seat = sitDown(this.origin, kind, this.waiting).then((somebody) => {
      this.seated.push(somebody.email);
      return somebody;
    });
    this.#seats.set(kind, seat);
    return seat;
  }
}
