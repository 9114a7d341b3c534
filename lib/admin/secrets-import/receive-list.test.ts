// Proves that a list comes in pasted or as a file, whole or not at all, and that a larger one is told so.
import { expect, it } from "vitest";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { viewList } from "@/lib/admin/secrets-import/list-view";
import { receiveList } from "@/lib/admin/secrets-import/receive-list";
import { uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { SECRET_IMPORT_BYTES } from "@/lib/platform/limits";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

const request = (body: FormData | string) =>
  new Request("http://localhost/admin/users/import-secrets/file", { method: "POST", body });
const fileOf = (text: string | Uint8Array<ArrayBuffer>) => new File([text], "list.txt");

async function viewOf(fields: Record<string, string | File>) {
  const { accountId } = await makeAdmin();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const id = await receiveList(request(form), accountId, NOW);
  return id && viewList(id, accountId);
}

it("takes what was pasted, and a file before that", async () => {
  const [pasted, uploaded] = [uriOf((await makePerson()).email), uriOf("nobody@example.test")];
  const none = new File([], "");
  expect(await viewOf({ list: `${pasted}\r\n`, file: none })).toMatchObject({ goodRows: 1, badRows: 0 });
  expect(await viewOf({ list: pasted, file: fileOf(uploaded) })).toMatchObject({ goodRows: 0, badRows: 1 });
  expect(await viewOf({ file: fileOf(pasted) })).toMatchObject({ goodRows: 1 });
});

it("says of nothing, of another encoding and of too much what it is", async () => {
  expect(await viewOf({ list: "", file: new File([], "") })).toMatchObject({
    state: "refused",
    problem: "empty",
  });
  expect(await viewOf({ file: fileOf(Uint8Array.of(0xff)) })).toMatchObject({ problem: "encoding" });
  const large = "x".repeat(SECRET_IMPORT_BYTES + 1);
  expect(await viewOf({ list: large })).toMatchObject({ problem: "too-large" });
  expect(await viewOf({ file: fileOf(large.repeat(3)) })).toMatchObject({ problem: "too-large" });
});

it("makes nothing of what is no form", async () => {
  const { accountId } = await makeAdmin();
  expect(await receiveList(request("otpauth://"), accountId, NOW)).toBeNull();
  const cut = new Request("http://localhost/", {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=x" },
    body: "--x\r\nContent-Dis",
  });
  expect(await receiveList(cut, accountId, NOW)).toBeNull();
});
