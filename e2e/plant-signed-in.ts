// Owns people who are enrolled and signed in when a test begins, in a browser or a client; the planter makes them.
import { scan } from "./authenticator";
import type { Person } from "./person";
import type { PlantingAnswer, PlantingWish } from "./planter/planters";
import { PLANTERS_PORT } from "./servers";

interface Cookie {
  name: string;
  value: string;
  url: string;
  httpOnly: boolean;
  sameSite: "Lax";
}

/** A browser, or a client. */
export interface CookieHolder {
  addCookies(cookies: Cookie[]): unknown;
}

/** Somebody with one authenticator and saved recovery codes, who is signed in at `address` in this browser or client. */
export async function plantSignedIn(holder: CookieHolder, person: Person, address: string): Promise<void> {
  const { email, password } = person;
  const wish: PlantingWish = { address, person: { email, password } };
  const asked = { method: "POST", body: JSON.stringify(wish) };
  const answer = (await (await fetch(`http://127.0.0.1:${PLANTERS_PORT}`, asked)).json()) as PlantingAnswer;
  if ("fault" in answer) throw new Error(answer.fault);
  const { uri, recoveryCodes, cookies } = answer.planted;
  person.phone = scan(uri);
  // The code of now is used.
  await person.phone.nextCode();
  person.recoveryCodes = recoveryCodes;
  const held = { url: address, httpOnly: true, sameSite: "Lax" } as const;
  await holder.addCookies(cookies.map((cookie) => ({ ...cookie, ...held })));
}
