// Owns walking through every signed-in page, also those behind a step-up, with ids of the person's own rows.
import { STEP_UP_PURPOSES, type StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { sessionPages } from "./app-map";
import type { Asker } from "./client";
import { query } from "./database";
import { destination, postForm, readForm } from "./form-post";
import { offerPassword } from "./offer-password";
import type { Person } from "./person";
import { plantPasskey, plantTelephone, turnGrant } from "./planted-rows";
import { CONFIRMED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

/** Signs in where browsers may be trusted, and trusts the one that `request` belongs to. */
export async function signInAndTrust(request: Asker, person: Person): Promise<void> {
  await offerPassword(request, person);
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const answer = await postForm(request, form, [
    ["trust", "on"],
    ["code", await person.phone.nextCode()],
  ]);
  if (destination(answer) !== "/account") throw new Error(`sign-in refused with ${answer.status()}`);
}

/** The id of the account's oldest row in a table, which is not the session that asks. */
function oldest(
  table: "Session" | "TrustedDevice" | "Authenticator" | "ApiKey" | "Channel" | "Passkey",
  email: string,
): string {
  const order = table === "Authenticator" || table === "Channel" ? "confirmedAt" : "createdAt";
  const of = "accountId = (SELECT id FROM Account WHERE email = ?)";
  const [row] = query<{ id: string }>(
    CONFIRMED_URL,
    `SELECT id FROM ${table} WHERE ${of} ORDER BY ${order}`,
    email,
  );
  if (!row) throw new Error(`no ${table} of ${email}`);
  return row.id;
}

/** The act for which a page asks for the second factor, if it does. */
async function askedFor(request: Asker, path: string): Promise<StepUpPurpose | undefined> {
  const asked = destination(await request.get(path, { maxRedirects: 0 }));
  return STEP_UP_PURPOSES.find((known) => asked.startsWith(`/step-up?for=${known}`));
}

/** Makes an API key, for the pages that are about one. */
async function makeApiKey(request: Asker, person: Person): Promise<string> {
  const path = "/account/api-keys/create";
  await spendRecoveryCode(request, String(person.recoveryCodes.pop()), "create-api-key");
  const fields = { name: "CI", kind: "live", days: "30" };
  await postForm(request, await readForm(request, path, "Create key"), Object.entries(fields));
  return oldest("ApiKey", person.email);
}

/**
 * The addresses of all signed-in pages at CONFIRMED_URL, one after the other, each ready to be opened: the first step-up
 * is done on its page, and its grant is then rewritten for each later act. The person needs a recovery code, another
 * session and a trusted browser.
 */
export async function* everyPage(request: Asker, person: Person): AsyncGenerator<string> {
  const apiKey = await makeApiKey(request, person);
  plantTelephone(CONFIRMED_URL, person.email);
  plantPasskey(CONFIRMED_URL, person.email);
  let hasGrant = false;
  for (const page of sessionPages()) {
    const path = page
      .replace("authenticators/nothing", `authenticators/${oldest("Authenticator", person.email)}`)
      .replace("passkeys/nothing", `passkeys/${oldest("Passkey", person.email)}`)
      .replace("channels/nothing", `channels/${oldest("Channel", person.email)}`)
      .replace("api-keys/nothing", `api-keys/${apiKey}`)
      .replace("sessions/nothing", `sessions/${oldest("Session", person.email)}`)
      .replace("trusted-devices/nothing", `trusted-devices/${oldest("TrustedDevice", person.email)}`);
    const purpose = await askedFor(request, path);
    if (purpose && hasGrant) turnGrant(CONFIRMED_URL, person.email, purpose);
    else if (purpose) await spendRecoveryCode(request, String(person.recoveryCodes.pop()), purpose);
    hasGrant ||= purpose !== undefined;
    yield path;
  }
}
