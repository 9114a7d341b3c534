// Owns how tests ask the emulators by hand: in the providers' protocols, and by their own controls.
import { afterAll, beforeEach } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { startEmulators } from "@/e2e/emulators/start-emulators";

export const NUMBER = "+15017122661";
const SERVICE = `/v2/Services/${EMULATED.serviceSid}`;
export const BASIC = `Basic ${Buffer.from(`${EMULATED.accountSid}:${EMULATED.authToken}`).toString("base64")}`;
export const FORM = "application/x-www-form-urlencoded";

type Fields = Record<string, string>;

/** Emulators for a whole file, as new before each of its tests. Call it once, outside of the tests. */
export async function emulatorsByHand() {
  const emulators = await startEmulators();
  beforeEach(() => emulators.reset());
  afterAll(() => emulators.close());

  async function twilio(method: string, path: string, fields?: Fields, type = FORM, authorization = BASIC) {
    const headers = { authorization, ...(fields && { "content-type": type }) };
    const body = fields && (type === FORM ? new URLSearchParams(fields).toString() : JSON.stringify(fields));
    const answer = await fetch(`${emulators.twilioServer.url}${SERVICE}${path}`, { method, headers, body });
    return { status: answer.status, json: answer.status === 204 ? null : await answer.json() };
  }

  async function authy(method: string, path: string, fields?: Fields) {
    const headers = { "X-Authy-API-Key": EMULATED.authyApiKey };
    const body = fields && new URLSearchParams(fields);
    const url = `${emulators.authyServer.url}/protected/json${path}`;
    const answer = await fetch(url, { method, headers, body });
    return { status: answer.status, json: await answer.json() };
  }

  async function newUser(email = "jo@example.test"): Promise<number> {
    const fields = { "user[email]": email, "user[cellphone]": "501-712-2661", "user[country_code]": "1" };
    return (await authy("POST", "/users/new", fields)).json.user.id;
  }

  return { emulators, twilio, authy, newUser };
}
