// Owns `npm run bench` without a name: the order of its measurements, and what each of them is given.
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { settings } from "@/lib/platform/env";
import { measureApiVerify } from "@/scripts/bench/api-verify";
import { type BenchResult, say } from "@/scripts/bench/bench-line";
import { measureHealth, PEOPLE_IN_FLIGHT } from "@/scripts/bench/health-under-load";
import { letServersGoFirst } from "@/scripts/bench/let-servers-go-first";
import { measureJavaScript } from "@/scripts/bench/page-javascript";
import { measureQueries } from "@/scripts/bench/page-queries";
import { closeDatabase, plantNewcomer, plantOtherFactors, plantPeople } from "@/scripts/bench/planted-people";
import { type ProbedServer, startProbedServer } from "@/scripts/bench/probed-server";
import { waitForQuietMachine } from "@/scripts/bench/quiet-machine";
import {
  AT_ONCE,
  expectPage,
  giveCode,
  givePassword,
  seatVisitors,
  signInAll,
} from "@/scripts/bench/sign-in-flow";
import { measureRate, PEOPLE_FOR_RATE } from "@/scripts/bench/sign-in-rate";
import { measureStall, PEOPLE_FOR_STALLS } from "@/scripts/bench/sign-in-stall";
import { measureStarts } from "@/scripts/bench/starting";
import { measureTotpVerify } from "@/scripts/bench/totp-verify";

/** Enough for the code to be compiled, and for the heap to have its size. */
const PEOPLE_TO_WARM_UP = 10 * AT_ONCE;

async function measureLoad(server: ProbedServer): Promise<BenchResult[]> {
  const people = await plantPeople(
    PEOPLE_TO_WARM_UP + PEOPLE_FOR_STALLS + PEOPLE_FOR_RATE + PEOPLE_IN_FLIGHT,
  );
  await closeDatabase();
  letServersGoFirst();
  await signInAll(await seatVisitors(server.origin, people.splice(0, PEOPLE_TO_WARM_UP)));
  say(`\n${AT_ONCE} sign-ins at once: password, code, landing page`);
  await waitForQuietMachine();
  const stall = await measureStall(server, people.splice(0, PEOPLE_FOR_STALLS));
  await measureRate(server, people.splice(0, PEOPLE_FOR_RATE));
  say(`\n${PEOPLE_IN_FLIGHT} sign-ins at once, and the health check beside them`);
  await waitForQuietMachine();
  return [...stall, ...(await measureHealth(server.origin, people))];
}

async function measurePages(server: ProbedServer): Promise<BenchResult[]> {
  const people = [...(await plantPeople(1)), ...(await plantPeople(1, "admin")), await plantNewcomer()];
  await closeDatabase();
  const [member, admin, newcomer] = await seatVisitors(server.origin, people);
  if (!member || !admin || !newcomer) throw new Error("nobody came");
  const verify = expectPage(await givePassword(member), "/sign-in/verify");
  const enroll = expectPage(await givePassword(newcomer), "/account/two-factor/enroll");
  await giveCode(member, verify);
  await giveCode(admin, expectPage(await givePassword(admin), "/sign-in/verify"));
  say("\nDatabase statements of a signed-in page, of somebody with every kind of factor");
  // After the sign-in, which would ask for the passkey.
  const memberId = await plantOtherFactors(member.person);
  await closeDatabase();
  const signedIn = { member: member.browser, admin: admin.browser, memberId };
  const queries = await measureQueries(server, signedIn);
  const tool = await newcomer.browser.open("/tools/totp");
  for (const { browser } of [member, admin, newcomer]) browser.close();
  say("\nJavaScript of the pages with forms, and of the TOTP tool");
  return [...queries, ...(await measureJavaScript([member.page, verify, enroll], tool))];
}

/** Everything but what has a name of its own in main.ts. */
export async function measureAll(): Promise<BenchResult[]> {
  await prepareDatabase(settings().databaseUrl);
  await waitForQuietMachine();
  say("\nlib/totp, a wrong code with a window of one step: three HMACs");
  const totp = measureTotpVerify();
  say("\nStarting with nothing changed, to the first page");
  await waitForQuietMachine();
  const starts = await measureStarts();
  say("\nThe TOTP API's verify, all limits on, beside the least servers there can be; 16 connections");
  await waitForQuietMachine();
  const api = await measureApiVerify();
  const server = await startProbedServer();
  try {
    const load = await measureLoad(server);
    return [...totp, ...api, ...load, ...starts, ...(await measurePages(server))];
  } finally {
    await server.stop();
  }
}
