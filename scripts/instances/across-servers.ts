// Owns what must hold across servers: who signs up at one is known at the other, and what counts once counts once.
import { strictEqual } from "node:assert";
import { addressCaller } from "@/lib/api/api-caller";
import { freshAddress } from "@/lib/api/test-address";
import { database } from "@/lib/platform/db";
import { API_ANONYMOUS_PER_DAY } from "@/lib/platform/limits";
import { newId } from "@/lib/platform/random-token";
import { codeAtStep } from "@/lib/totp/code";
import { parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";
import { stepAt } from "@/lib/totp/step";
import { createTotpKey } from "@/lib/totp/totp-key";
import { PASSWORD, plantPeople } from "@/scripts/bench/planted-people";
import { expectPage } from "@/scripts/bench/sign-in-flow";
import { forwarded, visitor } from "@/scripts/instances/visitor";

export interface Stage {
  /** Address of the proxy. */
  origin: string;
  /** Addresses of the two servers. */
  ports: [number, number];
}

const sessionsOf = (email: string) => database().session.count({ where: { account: { email } } });

/** The phone that scanned the code of a page. */
function phoneOf(html: string) {
  const uri = /otpauth:\/\/[^"]+/.exec(html)?.[0].replaceAll("&amp;", "&") ?? "";
  const read = parseOtpauthUri(uri);
  if (!read.ok) throw new Error(`no authenticator in the page: ${read.error}`);
  const { secret, parameters } = read.value;
  const created = createTotpKey(secret, parameters, { minBytes: 10 });
  if (!created.ok) throw new Error(created.error);
  return (ahead: number) => codeAtStep(created.key, stepAt(Date.now(), parameters.periodSeconds) + ahead);
}

/** Sign-up and enrollment at the first server, sign-in through the proxy with the next code. */
export async function signUpOnOne({ origin, ports }: Stage): Promise<void> {
  const email = `${newId().toLowerCase()}@instances.example`;
  const first = visitor({ origin, port: ports[0] });
  const enrollment = expectPage(
    await first.submit(await first.open("/sign-up"), { email, password: PASSWORD }),
    "/account/two-factor/enroll",
  );
  const codeOf = phoneOf(enrollment.html);
  expectPage(await first.submit(enrollment, { code: codeOf(0) }), "/account/two-factor/recovery-codes");
  for (const port of [ports[1], undefined]) {
    const browser = visitor({ origin, port });
    const verify = await browser.submit(await browser.open("/sign-in"), { email, password: PASSWORD });
    expectPage(verify, "/sign-in/verify");
    if (port) continue;
    const { status, path } = await browser.submit(verify, { code: codeOf(1) });
    strictEqual(`${status} ${path.startsWith("/account")}`, "200 true");
  }
}

/** One ticket and one code, posted eight times at once, half of them to each server: one session. */
export async function ticketOnce({ origin, ports }: Stage): Promise<void> {
  const [person] = await plantPeople(1);
  if (!person) throw new Error("nobody was planted");
  const browsers = ports.map((port) => visitor({ origin, port }));
  const [first, second] = browsers;
  if (!first || !second) throw new Error("two servers are needed");
  const verify = await first.submit(await first.open("/sign-in"), {
    email: person.email,
    password: PASSWORD,
  });
  expectPage(verify, "/sign-in/verify");
  second.takeCookiesOf(first);
  const typed = { code: person.currentCode() };
  const answers = await Promise.all(
    [0, 1, 2, 3].flatMap(() => browsers.map((one) => one.post(verify, typed))),
  );
  strictEqual(answers.filter(({ location }) => location?.startsWith("/account")).length <= 1, true);
  const { email } = person;
  strictEqual(await database().signInGrant.count({ where: { account: { email } } }), 1);
  strictEqual(await sessionsOf(email), 1);
}

/** Two tickets of one person, one at each server, and the same code for both: one session. */
export async function codeOnce({ origin, ports }: Stage): Promise<void> {
  const [person] = await plantPeople(1);
  if (!person) throw new Error("nobody was planted");
  const { email } = person;
  const seated = [];
  for (const port of ports) {
    const browser = visitor({ origin, port });
    const page = await browser.submit(await browser.open("/sign-in"), { email, password: PASSWORD });
    seated.push({ browser, page: expectPage(page, "/sign-in/verify") });
  }
  const code = person.currentCode();
  await Promise.all(seated.map(({ browser, page }) => browser.submit(page, { code })));
  strictEqual(await sessionsOf(email), 1);
}

/** A client with five requests left today asks forty times at once, through the proxy: five answers. */
export async function apiQuota({ origin }: Stage): Promise<void> {
  const address = freshAddress();
  const day = new Date().toISOString().slice(0, 10);
  const used = { day, used: API_ANONYMOUS_PER_DAY - 5, fullAtMs: 0, version: 1 };
  await database().apiMeter.create({ data: { caller: addressCaller(address), ...used } });
  const ask = async () => {
    const headers = { "content-type": "application/json", "x-forwarded-for": forwarded(address) };
    const body = JSON.stringify({ secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" });
    const answer = await fetch(`${origin}/api/2fa`, { method: "POST", headers, body });
    return (await answer.json()).code;
  };
  const codes = await Promise.all(Array.from({ length: 40 }, ask));
  strictEqual(codes.filter((code) => code === 0).length, 5);
  strictEqual(codes.filter((code) => code === 4030).length, 35);
}
