// What a client says of itself counts for nothing: neither what time it is, nor which secret a code is of.
import { scan } from "./authenticator";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { alertsIn, destination, type Field, formIn, postForm, readForm, unescapeHtml } from "./form-post";
import { offerPassword } from "./offer-password";
import { newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL } from "./servers";

/** The same moment in every form in which somebody could think of sending it. */
function claims(time: number): { fields: Field[]; headers: Record<string, string> } {
  const [seconds, step] = [Math.floor(time / 1000), Math.floor(time / 30_000)];
  const names = ["timestamp", "time", "now", "date"];
  return {
    fields: [...names.map((name) => [name, String(seconds)] as const), ["step", String(step)]],
    headers: {
      origin: POLICY_REQUIRED_URL,
      date: new Date(time).toUTCString(),
      "x-timestamp": String(seconds),
    },
  };
}

test("the server's clock alone decides, whatever time a client claims (R29)", async ({ request, member }) => {
  await offerPassword(request, member);
  const form = await readForm(request, "/sign-in/verify", "Verify");
  const late = claims(Date.now() - 4 * 30_000);
  const refused = await postForm(
    request,
    form,
    [["code", member.phone.codeAround(-4)], ...late.fields],
    late.headers,
  );
  expect(alertsIn(await refused.text()).join()).toMatch(/^That code is right for an earlier time/);
  const wrong = claims(Date.now() - 86_400_000);
  const code = await member.phone.nextCode();
  const taken = await postForm(request, form, [["code", code], ...wrong.fields], wrong.headers);
  expect(destination(taken)).toBe("/account");
});

test("an enrollment's secret is the server's own: one that a client sends is not read (R37)", async ({
  request,
}) => {
  const person = newPerson();
  await plantAccount(request, person);
  const own = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
  const uri = `otpauth://totp/Twofold:x?secret=${own}&issuer=Twofold`;
  const forged: Field[] = ["secret", "key", "uri", "sealedSecret"].map((name) => [
    name,
    name === "uri" ? uri : own,
  ]);
  const start = await readForm(request, "/account/two-factor/enroll", "Show a new QR code");
  await postForm(request, start, forged);
  const page = await request.get("/account/two-factor/enroll");
  const html = await page.text();
  const shown = scan(unescapeHtml(/href="(otpauth:[^"]+)"/.exec(html)?.[1] ?? ""));
  expect(shown.secret).not.toBe(own);
  const confirm = formIn(html, page.url(), "Confirm");
  const answer = await postForm(request, confirm, [
    ["name", "Phone"],
    ["code", await scan(uri).nextCode()],
    ...forged,
  ]);
  expect(alertsIn(await answer.text()).join()).toMatch(/^That code is wrong/);
  const counted = "SELECT factorCount FROM Account WHERE email = ?";
  expect(query(POLICY_REQUIRED_URL, counted, person.email)).toEqual([{ factorCount: 0 }]);
});
