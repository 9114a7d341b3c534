// Owns the crawl of the whole app: who walks where, and which pages no walk reaches, each with its reason.
import { allActions, allPages, PUBLIC_PAGES } from "@/e2e/app-map";
import { database } from "@/lib/platform/db";
import { PASSWORD } from "@/lib/two-factor/test-person";
import { say } from "@/scripts/bench/bench-line";
import { Browserless } from "@/scripts/bench/browserless";
import { expectPage } from "@/scripts/bench/sign-in-flow";
import { type Seen, walk } from "@/scripts/fuzz/crawl";
import type { FullPerson, World } from "@/scripts/fuzz/planted-world";

/** Pages that no walk reaches. */
const NOT_WALKED: Record<string, string> = {
  "/setup": "gone once there is an administrator",
  "/account/two-factor/turn-off": "there only where the policy lets people go without a second factor",
};

/** Where a member begins: at home, and at pages that only time, a mail or a wrong clock leads to. */
async function membersStarts({ accountId }: FullPerson): Promise<string[]> {
  const { id } = await database().authenticator.findFirstOrThrow({ where: { accountId } });
  const factors = "/account/two-factor";
  return [
    "/account",
    "/account/api-keys/create/live-180-",
    "/account/call-off-reset",
    "/account/check-up",
    "/account/sessions/trusted-devices/remove",
    `${factors}/recovered`,
    `${factors}/channels/app-qr-code`,
    `${factors}/authenticators/${id}/resynchronise`,
  ];
}

async function adminsStarts({ admin, member, former }: World): Promise<string[]> {
  const { id } = await database().account.findUniqueOrThrow({ where: { email: former.email } });
  const people = "/admin/users";
  const list = await database().secretImport.findFirstOrThrow({ where: { actorId: admin.accountId } });
  const file = await database().importJob.findFirstOrThrow({ where: { goodRows: 1 } });
  return [
    "/admin",
    "/account",
    `${people}/${member.accountId}/notes`,
    `${people}/${member.accountId}/sessions`,
    `${people}/${id}/reactivate`,
    `${people}/import-secrets/${list.id}/confirm`,
    `${people}/import/${file.id}/invite`,
  ];
}

async function seat(origin: string, person: FullPerson, isToSignIn: boolean) {
  const browser = new Browserless(origin);
  const form = expectPage(await browser.open("/sign-in"), "/sign-in");
  const typed = { email: person.email, password: PASSWORD };
  await browser.submit(form, typed);
  if (!isToSignIn) return { browser, sessionId: null };
  const verify = await browser.open("/sign-in/verify");
  expectPage(
    await browser.submit(expectPage(verify, "/sign-in/verify"), { code: person.currentCode() }),
    "/account",
  );
  const where = { account: { email: person.email } };
  const session = await database().session.findFirst({ where, orderBy: { lastUsedAt: "asc" } });
  return { browser, sessionId: session?.id ?? null };
}

/** Somebody who has yet to enroll. */
async function signUp(origin: string): Promise<Browserless> {
  const browser = new Browserless(origin);
  const typed = { email: "newcomer@fuzz.example", password: PASSWORD };
  const form = expectPage(await browser.open("/sign-up"), "/sign-up");
  expectPage(await browser.submit(form, typed), "/account/two-factor/enroll");
  return browser;
}

/** Everybody's walk, one after the other. */
export async function crawlAll(origin: string, world: World): Promise<{ seen: Seen; unexplained: string[] }> {
  const ticket = await seat(origin, world.member, false);
  const member = await seat(origin, world.member, true);
  const admin = await seat(origin, world.admin, true);
  const all: Seen = { pages: new Set(), actions: new Map(), looks: 0, posts: 0, faults: [] };
  const walks = [
    // Mails lead to the others.
    {
      who: "a stranger",
      starts: PUBLIC_PAGES.filter((path) => !(path in NOT_WALKED)),
      browser: new Browserless(origin),
    },
    { who: "a ticket", starts: ["/sign-in/verify", "/sign-in/methods"], ...ticket },
    { who: "a newcomer", starts: ["/account"], browser: await signUp(origin) },
    { who: "a member", starts: await membersStarts(world.member), ...member },
    { who: "an administrator", starts: await adminsStarts(world), ...admin },
  ];
  for (const { who, ...rest } of walks) {
    const seen = await walk({ sessionId: null, ...rest });
    rest.browser.close();
    say(`  ${who}: ${seen.pages.size} pages, ${seen.looks} looks, ${seen.posts} forms posted`);
    for (const page of seen.pages) all.pages.add(page);
    for (const [action, names] of seen.actions) {
      all.actions.set(action, new Set([...(all.actions.get(action) ?? []), ...names]));
    }
    all.faults.push(...seen.faults.map((fault) => `${who}: ${fault}`));
  }
  tellActions(all);
  // Nor may the list hold a page that is reached after all.
  const isExplained = (page: string) => page in NOT_WALKED !== all.pages.has(page);
  return { seen: all, unexplained: allPages().filter((page) => !isExplained(page)) };
}

/** Actions without a form are called by scripts; the fuzz aims at all of them. */
function tellActions({ actions }: Seen): void {
  const known = allActions();
  const met = known.filter(({ id }) => actions.has(id));
  say(`  ${met.length} of ${known.length} server actions stand in a form that was come to`);
}
