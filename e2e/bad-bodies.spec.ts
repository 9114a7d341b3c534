// Bodies that are no form at all: too large, of another type, torn, or with the action's own fields forged.
import { allPages } from "./app-map";
import { clientOf } from "./client";
import { everythingAbout } from "./database";
import { expect, test } from "./fixtures";
import { postForm, readForm } from "./form-post";
import { POLICY_REQUIRED_URL } from "./servers";

const ORIGIN = { origin: POLICY_REQUIRED_URL };

test("a megabyte is refused with 413 on every page", async ({ context, member }) => {
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const form = await readForm(request, "/account", "Sign out");
  for (const path of allPages()) {
    const address = new URL(path.replace("[id]", "nothing"), POLICY_REQUIRED_URL).href;
    const response = await postForm(request, { ...form, address }, [["code", "1".repeat(1_000_000)]]);
    expect(response.status(), path).toBe(413);
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a body that is no form is no server error (R22)", async ({ request }) => {
  const bodies: [string, string][] = [
    ["application/json", '{"email":{"$ne":null},"password":["x"]}'],
    ["application/json", '{"__proto__":{"isAdmin":true}}'],
    ["application/x-www-form-urlencoded", "email=a%40b.org&email=c&password[]=x&%00=%ff"],
    ["text/plain", "email=a@b.org"],
    ["multipart/form-data", "no boundary"],
    ["multipart/form-data; boundary=x", '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\ntorn'],
    ["multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data\r\n\r\nnameless\r\n--x--"],
    ["application/octet-stream", "\u0000\u0001"],
    ["text/x-component", "0:{}"],
  ];
  for (const path of ["/sign-up", "/sign-in", "/"]) {
    for (const [type, data] of bodies) {
      const headers = { ...ORIGIN, "content-type": type };
      const response = await request.post(path, {
        data: Buffer.from(data, "latin1"),
        headers,
        maxRedirects: 0,
      });
      expect(response.status(), `${path} ${type}`).toBeLessThan(500);
    }
  }
});

test("a condition on a file that does not hold, or a part that it has not, is no server error", async ({
  request,
}) => {
  const script = /\/_next\/static\/[^"]+\.js/.exec(await (await request.get("/")).text())?.[0] ?? "";
  const fields = [
    ["if-match", '"another"'],
    ["if-unmodified-since", "Mon, 01 Jan 2001 00:00:00 GMT"],
    ["range", "bytes=99999999-"],
  ] as const;
  for (const path of ["/favicon.ico", script])
    for (const [name, value] of fields)
      expect((await request.get(path, { headers: { [name]: value } })).status(), `${path} ${name}`).toBe(200);
});

test("forged fields of the action itself do nothing", async ({ context, member }) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const form = await readForm(request, "/account", "Sign out");
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  const forgeries: [string, string][][] = [
    form.hidden.map(([name]) => [name, ""]),
    form.hidden.map(([name, value]) => [name, value.replace(/[0-9a-f]{40}/, "0".repeat(42))]),
    form.hidden.map(([name, value]) => [name, value.replace("[{}]", '["$F1",{"then":"$1"}]')]),
    form.hidden.map(([name]) => [name, '{"id":"constructor","bound":"$@__proto__"}']),
    [[`$ACTION_ID_${"0".repeat(42)}`, ""]],
    [["$ACTION_ID___proto__", ""]],
    [["$ACTION_REF_1", ""]],
  ];
  const statuses: number[] = [];
  for (const hidden of forgeries) statuses.push((await postForm(request, { ...form, hidden }, [])).status());
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});

test("a form whose parts wait for each other is answered, though Next waits for ever", async ({
  request,
}) => {
  const form = await readForm(request, "/sign-in", "Sign in");
  const id = form.hidden.map(([, value]) => /[0-9a-f]{42}/.exec(value)?.[0]).find(Boolean);
  expect(id).toBeDefined();
  const hidden: [string, string][] = [
    ["$ACTION_REF_1", ""],
    ["$ACTION_1:0", JSON.stringify({ id, bound: "$@1" })],
    ["$ACTION_1:1", '["$h0"]'],
  ];
  expect((await postForm(request, { ...form, hidden }, [])).status()).toBe(400);
});

test("a form beside the action of another, which answers nothing, is shown as it is", async ({ request }) => {
  const form = await readForm(request, "/sign-up", "Create account");
  const language = await readForm(request, "/sign-up", "English");
  const hidden = [...form.hidden, ...language.hidden];
  const response = await postForm(request, { ...form, hidden }, [["email", "somebody@example.org"]]);
  expect(response.status()).toBe(200);
  expect(await response.text()).toContain("Create account</button>");
});

test("an action that does not exist, or arguments that are none, are no server error", async ({
  context,
  member,
}) => {
  const request = await clientOf(context, POLICY_REQUIRED_URL);
  const before = everythingAbout(POLICY_REQUIRED_URL, member.email);
  for (const id of ["0".repeat(42), "constructor", "x", "../../etc"]) {
    for (const data of [
      "[]",
      "null",
      '["$K1"]',
      "{",
      '["$F1"]',
      '[{"status":"fulfilled","then":"$1:__proto__:then"}]',
    ]) {
      const headers = { ...ORIGIN, "next-action": id, "content-type": "text/plain;charset=UTF-8" };
      const response = await request.post("/account", { data, headers, maxRedirects: 0 });
      expect(response.status(), `${id} ${data}`).toBeLessThan(500);
    }
  }
  expect(everythingAbout(POLICY_REQUIRED_URL, member.email)).toEqual(before);
});
