// Owns `npm run bench -- instances`: the same work through one server and through two, on one PostgreSQL.
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { settings } from "@/lib/platform/env";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { Browserless } from "@/scripts/bench/browserless";
import { compareServers, type Work } from "@/scripts/bench/compared-servers";
import { letServersGoFirst } from "@/scripts/bench/let-servers-go-first";
import { closeDatabase, type PlantedPerson, plantPeople } from "@/scripts/bench/planted-people";
import { type ProbedServer, startProbedServer } from "@/scripts/bench/probed-server";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";
import {
  AT_ONCE,
  expectPage,
  giveCode,
  givePassword,
  seatVisitors,
  signInAll,
  type Visitor,
} from "@/scripts/bench/sign-in-flow";

const PAGE = "/account";
const FULL = { rounds: 7, viewsEach: 40, signIns: 6 * AT_ONCE };
const QUICK = { rounds: 1, viewsEach: 10, signIns: 2 * AT_ONCE };

/** Signs people in. Each has one browser for each server. */
async function signedIn(servers: readonly ProbedServer[], people: PlantedPerson[]) {
  const browsers: Map<ProbedServer, Browserless>[] = [];
  const [first] = servers;
  for (const visitor of await seatVisitors(first?.origin ?? "", people)) {
    await giveCode(visitor, expectPage(await givePassword(visitor), "/sign-in/verify"));
    const pairs = servers.map((server) => {
      const browser = server === first ? visitor.browser : new Browserless(server.origin);
      browser.takeCookiesOf(visitor.browser);
      return [server, browser] as const;
    });
    browsers.push(new Map(pairs));
  }
  return browsers;
}

/** Work in which each person opens PAGE again and again, always at the same server. */
function viewing(browsers: Map<ProbedServer, Browserless>[], each: number): Work {
  const look = async (browser: Browserless) => {
    for (let view = 0; view < each; view += 1) expectPage(await browser.open(PAGE), PAGE);
  };
  return async (servers) => {
    const own = browsers.flatMap((mine, place) => {
      const server = servers[place % servers.length];
      return (server && mine.get(server)) ?? [];
    });
    return async () => {
      await Promise.all(own.map(look));
      return own.length * each;
    };
  };
}

/** Work in which each person signs in once, with the form already open: password, code and landing page. */
function signingIn(people: PlantedPerson[], each: number): Work {
  return async (servers) => {
    const groups: Visitor[][] = [];
    for (const { origin } of servers)
      groups.push(await seatVisitors(origin, people.splice(0, each / servers.length)));
    const [first = [], second = []] = groups;
    const mixed = first.flatMap((visitor, place) => [visitor, second[place] ?? []].flat());
    return async () => {
      await signInAll(mixed);
      return mixed.length;
    };
  };
}

async function measureBoth(
  servers: readonly ProbedServer[],
  { rounds, viewsEach, signIns: each }: typeof FULL,
) {
  const people = await plantPeople(AT_ONCE + 4 * AT_ONCE + 2 * rounds * each);
  await closeDatabase();
  letServersGoFirst();
  const browsers = await signedIn(servers, people.splice(0, AT_ONCE));
  for (const server of servers) {
    await (await viewing(browsers, viewsEach)([server]))();
    await (await signingIn(people, 2 * AT_ONCE)([server]))();
  }
  say(`\n${PAGE}, ${AT_ONCE} people who are signed in, through one server and through two`);
  await waitForQuietMachine();
  const pages = await compareServers(
    "page-rate-of-two-servers-of-one",
    servers,
    rounds,
    viewing(browsers, viewsEach),
  );
  say(`\nSign-ins, ${AT_ONCE} at once, through one server and through two`);
  await waitForQuietMachine();
  return [
    pages,
    await compareServers("sign-in-rate-of-two-servers-of-one", servers, rounds, signingIn(people, each)),
  ];
}

/** Measures on DATABASE_URL, which must name PostgreSQL. */
export async function measureTwoServers(isQuick: boolean): Promise<BenchResult[]> {
  await prepareDatabase(settings().databaseUrl);
  const servers: ProbedServer[] = [];
  try {
    for (let count = 0; count < 2; count += 1) servers.push(await startProbedServer());
    return await measureBoth(servers, isQuick ? QUICK : FULL);
  } finally {
    for (const server of servers) await server.stop();
  }
}
