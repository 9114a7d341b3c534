// Proves the calls of Authy that are about people: what is sent, byte for byte, and what comes of it.
import { expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { readQrPicture } from "@/e2e/qr-picture";
import { appQrCode } from "@/lib/channels/providers/authy/app-qr-code";
import { authy } from "@/lib/channels/providers/authy/authy-provider";
import { registerUser, removeUser, userStatus } from "@/lib/channels/providers/authy/users";
import { freshEmulators } from "@/lib/channels/providers/test-emulators";

const JO = { email: "jo+2@example.test", phone: "5017122661", countryCallingCode: "1" };
const DONE = { ok: true, value: undefined };

const emulated = freshEmulators();

const requests = () => emulated().authyServer.requests;

async function registered(person = JO): Promise<string> {
  const user = await registerUser(person);
  if (!user.ok) throw new Error(user.error);
  return user.value.authyId;
}

test("a registration, byte for byte: it sends nothing, and the same number is the same person", async () => {
  const id = await registered();
  expect(id).toMatch(/^[1-9]\d+$/);
  const fields =
    "user%5Bemail%5D=jo%2B2%40example.test&user%5Bcellphone%5D=5017122661&user%5Bcountry_code%5D=1";
  expect(requests()).toMatchObject([
    {
      method: "POST",
      target: "/protected/json/users/new",
      body: `${fields}&send_install_link_via_sms=false`,
      headers: {
        "x-authy-api-key": EMULATED.authyApiKey,
        "content-type": "application/x-www-form-urlencoded",
      },
    },
  ]);
  expect(emulated().outbox.messages()).toEqual([]);
  expect(await registered({ ...JO, email: "other@example.test" })).toBe(id);
  expect(await registered({ ...JO, countryCallingCode: "49" })).not.toBe(id);
});

test.each([
  { ...JO, phone: "" },
  { ...JO, phone: "+15017122661" },
  { ...JO, phone: "501-712-2661" },
  { ...JO, phone: "501712266112345678" },
  { ...JO, countryCallingCode: "US" },
  { ...JO, countryCallingCode: "" },
])("R55 a number that is not digits alone is not sent: %j", async (person) => {
  expect(await registerUser(person)).toMatchObject({ error: "destination-refused" });
  expect(requests()).toEqual([]);
});

test("a person whom Authy does not take", async () => {
  expect(await registerUser({ ...JO, phone: "0000000" })).toMatchObject({ error: "destination-refused" });
  expect(await registerUser({ ...JO, email: "nobody" })).toMatchObject({ error: "destination-refused" });
});

test("the state of somebody, byte for byte", async () => {
  const id = await registered();
  expect(await userStatus(id)).toEqual({
    ok: true,
    value: { isConfirmed: false, hasApp: false, isDisabled: false },
  });
  expect(requests().at(-1)).toMatchObject({
    method: "GET",
    target: `/protected/json/users/${id}/status`,
    body: "",
  });
  Object.assign(emulated().authy.users.find(id) ?? {}, { hasApp: true, isSuspended: true });
  expect(await userStatus(id)).toMatchObject({ value: { hasApp: true, isDisabled: true } });
  expect(await userStatus("81547")).toMatchObject({ error: "code-gone" });
});

test("the state is asked again after an outage, a registration is not", async () => {
  const id = await registered();
  emulated().authyServer.faults.add({ as: "503", next: 2 });
  expect(await userStatus(id)).toMatchObject({ ok: true });
  const before = requests().length;
  emulated().authyServer.faults.add({ as: "503" });
  expect(await registerUser(JO)).toMatchObject({ error: "provider-down" });
  expect(requests()).toHaveLength(before + 1);
});

test("the picture for other apps, byte for byte: its code is right once", async () => {
  const id = await registered();
  const picture = await appQrCode(id, "jo & co");
  const [asked, fetched] = requests().slice(-2);
  expect(asked).toMatchObject({
    method: "POST",
    target: `/protected/json/users/${id}/secret`,
    body: "qr_size=300&label=jo+%26+co",
  });
  if (!picture.ok || !picture.value.png) throw new Error("no picture");
  expect(picture.value.link).toBe(`${emulated().authyServer.url}${fetched?.target}`);
  // The key opens the API and is no business of whoever serves pictures.
  expect(fetched?.headers["x-authy-api-key"]).toBeUndefined();
  const { text } = readQrPicture(Buffer.from(picture.value.png));
  expect(text).toMatch(/^otpauth:\/\/totp\/jo%20%26%20co\?secret=[A-Z2-7]{32}&issuer=Authy$/);
  const code = emulated().appCode(id);
  expect(code).toMatch(/^\d{6}$/);
  expect(await authy.check(id, code, null)).toEqual({ ok: true, value: true });
  expect(await authy.check(id, code, null)).toEqual({ ok: true, value: false });
});

test.each([
  ["https://pictures.example.test/qr.png?x=1", { ok: true, value: { png: null } }],
  ["http://pictures.example.test/qr.png", { error: "provider-down" }],
  ["javascript:alert(1)", { error: "provider-down" }],
  ["//pictures.example.test/qr.png", { error: "provider-down" }],
  ["", { error: "provider-down" }],
])("R57 a picture that lies at '%s' is not fetched", async (qr_code, expected) => {
  const id = await registered();
  const { answer } = emulated().authy;
  emulated().authy.answer = () => ({ status: 200, json: { qr_code, success: true } });
  const picture = await appQrCode(id, "jo");
  emulated().authy.answer = answer;
  expect(picture).toMatchObject(expected);
  expect(requests().at(-1)?.target).toBe(`/protected/json/users/${id}/secret`);
});

test.each([false, true])(
  "a removal, byte for byte, where it says no though it worked: %s",
  async (removalSaysNo) => {
    emulated().authy.quirks.removalSaysNo = removalSaysNo;
    const id = await registered();
    expect(await removeUser(id)).toEqual(DONE);
    expect(requests().at(-1)).toMatchObject({
      method: "POST",
      target: `/protected/json/users/${id}/remove`,
      body: "",
    });
    expect(await userStatus(id)).toMatchObject({ error: "code-gone" });
    expect(await removeUser(id)).toEqual(DONE);
  },
);

test("a removal that fails is told, after three tries", async () => {
  const id = await registered();
  emulated().authyServer.faults.add({ as: "503", next: 3 });
  expect(await removeUser(id)).toMatchObject({ error: "provider-down" });
  expect(await userStatus(id)).toMatchObject({ ok: true });
  emulated().authyServer.faults.add({ as: "401" });
  expect(await removeUser(id)).toMatchObject({ error: "provider-down" });
});

test.each(["users/{id}/remove", "users/{id}/delete", "users/delete/{id}"])(
  "the emulator removes by %s",
  async (path) => {
    const id = await registered();
    const url = `${emulated().authyServer.url}/protected/json/${path.replace("{id}", id)}`;
    const answer = await fetch(url, { method: "POST", headers: { "X-Authy-API-Key": EMULATED.authyApiKey } });
    expect(answer.status).toBe(200);
    expect(await userStatus(id)).toMatchObject({ error: "code-gone" });
  },
);
