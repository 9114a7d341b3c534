// Proves the controls of the emulators: their outbox, clock, faults and quirks, and what they remember.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EMULATED } from "@/e2e/emulators/emulated-settings";
import { type RunningEmulators, startEmulators } from "@/e2e/emulators/start-emulators";
import { emulatorsByHand, NUMBER } from "@/lib/channels/providers/test-emulators-by-hand";

const { emulators, twilio, authy, newUser } = await emulatorsByHand();

async function control(path: string, wish?: unknown) {
  const url = `${emulators.twilioServer.url}/__test/${path}`;
  return (await fetch(url, wish === undefined ? {} : { method: "POST", body: JSON.stringify(wish) })).json();
}

test("the outbox, for programs and for people, who are shown text and no markup", async () => {
  await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" });
  await twilio("POST", "/Verifications", { To: "<b>@x.test", Channel: "email" });
  const { messages } = await control(`outbox?to=${encodeURIComponent(NUMBER)}`);
  expect(messages).toEqual([expect.objectContaining({ to: NUMBER, channel: "sms", provider: "twilio" })]);
  const page = await (await fetch(emulators.outboxUrl, { headers: { accept: "text/html" } })).text();
  expect(page).toContain(messages[0].code);
  expect(page).not.toContain("<b>");
});

test("the clock moves, stands at a time, and goes back", async () => {
  await control("clock", { advanceSeconds: 3600 });
  expect(emulators.clock.now()).toBeGreaterThan(Date.now() + 3_590_000);
  expect(await control("clock", { now: "2030-01-02T03:04:05Z" })).toEqual({ now: "2030-01-02T03:04:05Z" });
  await control("clock", {});
  expect(Math.abs(emulators.clock.now() - Date.now())).toBeLessThan(1000);
});

test("a fault meets the requests about one number alone, by whatever name they know it", async () => {
  const id = await newUser();
  const started = await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" });
  const check = { VerificationSid: started.json.sid, Code: "1" };
  const post = (url: string) =>
    fetch(`${url}/__test/fail`, {
      method: "POST",
      body: JSON.stringify({ as: "503", next: 2, match: NUMBER }),
    });
  await post(emulators.twilioServer.url);
  await post(emulators.authyServer.url);
  expect((await twilio("POST", "/Verifications", { To: "+491711234567", Channel: "sms" })).status).toBe(201);
  expect((await twilio("POST", "/Verifications", { To: NUMBER, Channel: "sms" })).status).toBe(503);
  expect((await twilio("POST", "/VerificationCheck", check)).status).toBe(503);
  expect((await twilio("POST", "/VerificationCheck", check)).status).toBe(201);
  expect((await authy("GET", `/sms/${id}?force=true`)).status).toBe(503);
});

test("what apps show is told by id and by number", async () => {
  const id = await newUser();
  const { codes } = await control(`codes?of=${id}`);
  expect(codes).toEqual([expect.objectContaining({ code: expect.stringMatching(/^\d{7}$/) })]);
  expect(await control(`codes?of=${encodeURIComponent(NUMBER)}`)).toEqual({ codes });
  expect((await control("codes?of=1")).codes).toEqual([]);
});

test("quirks, and people with the app", async () => {
  const id = await newUser();
  await control("quirks", { successAsText: false, removalSaysNo: true, wrongCodeAs: "403" });
  await control("authy-user", { of: NUMBER, hasApp: true });
  expect((await authy("GET", `/sms/${id}`)).json).toMatchObject({
    ignored: true,
    success: true,
    device: "android",
  });
  expect((await authy("GET", `/call/${id}`)).json).toMatchObject({ ignored: true, success: true });
  expect(emulators.outbox.messages()).toEqual([]);
  expect((await authy("POST", `/users/${id}/remove`)).json).toMatchObject({ success: false });
  expect(emulators.twilio.factors.wrongCodeAs).toBe("403");
});

test("people and factors outlast the program where a file is named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "twofold-emulators-"));
  const memoryFile = join(folder, "data", "emulators.json");
  const url = (running: RunningEmulators) => `${running.authyServer.url}/protected/json/users`;
  const headers = { "X-Authy-API-Key": EMULATED.authyApiKey };
  const body = new URLSearchParams({
    "user[email]": "jo@x.test",
    "user[cellphone]": "5017122661",
    "user[country_code]": "1",
  });
  const first = await startEmulators({ memoryFile });
  const { user } = await (await fetch(`${url(first)}/new`, { method: "POST", headers, body })).json();
  first.clock.set(Date.parse("2030-01-02T03:04:05Z"));
  const code = first.appCode(String(user.id));
  await first.close();
  const second = await startEmulators({ memoryFile });
  expect((await fetch(`${url(second)}/${user.id}/status`, { headers })).status).toBe(200);
  second.clock.set(Date.parse("2030-01-02T03:04:05Z"));
  expect(second.appCode(String(user.id))).toBe(code);
  await second.close();
  rmSync(folder, { recursive: true });
});
