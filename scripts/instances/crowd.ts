// Owns the crowd that signs in and calls the API while something happens to the servers: nobody may notice.
import { strictEqual } from "node:assert";
import { freshAddress } from "@/lib/api/test-address";
import { say } from "@/scripts/bench/bench-line";
import { PASSWORD, type PlantedPerson, plantPeople } from "@/scripts/bench/planted-people";
import { expectPage } from "@/scripts/bench/sign-in-flow";
import type { Stage } from "@/scripts/instances/across-servers";
import { visitor } from "@/scripts/instances/visitor";

const LANES = 4;
const PEOPLE = 600;

interface Load {
  isOver: boolean;
  signIns: number;
  apiAnswers: number;
  failures: string[];
}

/** Sign-ins one after the other, each from the form to the page behind it. */
async function signInLane(origin: string, people: Iterator<PlantedPerson>, load: Load): Promise<void> {
  while (!load.isOver) {
    const next = people.next();
    if (next.done) return;
    const { email } = next.value;
    const browser = visitor({ origin });
    try {
      const verify = await browser.submit(await browser.open("/sign-in"), { email, password: PASSWORD });
      expectPage(verify, "/sign-in/verify");
      expectPage(await browser.submit(verify, { code: next.value.currentCode() }), "/account");
      load.signIns += 1;
    } catch (error) {
      load.failures.push(String(error));
    }
    browser.close();
  }
}

/** Posts by programs, each on a connection of its own. */
async function apiLane(origin: string, load: Load): Promise<void> {
  const body = JSON.stringify({ secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" });
  while (!load.isOver) {
    const headers = { "content-type": "application/json", "x-forwarded-for": freshAddress() };
    try {
      const answer = await fetch(`${origin}/api/2fa`, { method: "POST", headers, body });
      const { code } = await answer.json();
      if (answer.status !== 200 || code !== 0) throw new Error(`the API answered ${answer.status}`);
      load.apiAnswers += 1;
    } catch (error) {
      load.failures.push(String(error));
    }
  }
}

/**
 * Does work while people sign in and programs call the API, through the proxy. Throws when one of them got a wrong answer,
 * or when there were too few to prove anything.
 */
export async function amidTheCrowd(
  { origin }: Stage,
  what: string,
  work: () => Promise<void>,
): Promise<void> {
  const people = (await plantPeople(PEOPLE)).values();
  const load: Load = { isOver: false, signIns: 0, apiAnswers: 0, failures: [] };
  const lanes = Array.from({ length: LANES }, () => signInLane(origin, people, load));
  lanes.push(apiLane(origin, load));
  try {
    await work();
  } finally {
    load.isOver = true;
    await Promise.all(lanes);
  }
  const { signIns, apiAnswers, failures } = load;
  say(`  ${signIns} sign-ins and ${apiAnswers} answers of the API during ${what}`);
  strictEqual(failures.join("\n"), "");
  strictEqual(signIns > 10 && apiAnswers > 50, true);
}
