// Proves that a posted file becomes an import piece by piece, and that what is no such post becomes none.
import { expect, it } from "vitest";
import { findJob } from "@/lib/admin/import/import-job-store";
import { receiveFile } from "@/lib/admin/import/receive-file";
import { manyPeople } from "@/lib/admin/import/test-import";
import { database } from "@/lib/platform/db";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

const { accountId } = (await makePerson()).session;

function formOf(file: string): FormData {
  const form = new FormData();
  form.set("file", new File([file], "people.csv", { type: "text/csv" }));
  return form;
}

const URL_OF_POST = "http://localhost/admin/users/import/file";
const post = (body: FormData | string) => new Request(URL_OF_POST, { method: "POST", body });
const receive = async (request: Request) => findJob((await receiveFile(request, accountId, NOW)) ?? "none");

/** A body that comes in pieces, and counts how many were taken. */
function streamed(pieces: Uint8Array[], contentType: string, end: "closes" | "breaks off") {
  const taken = { pieces: 0 };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[taken.pieces];
        taken.pieces += 1;
        if (piece) controller.enqueue(piece);
        else if (end === "closes") controller.close();
        else controller.error(new Error("socket hang up"));
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-type": contentType };
  const init = { method: "POST", body, headers, duplex: "half" } as RequestInit;
  return { request: new Request(URL_OF_POST, init), taken };
}

async function piecesOf(form: FormData): Promise<[Uint8Array[], string]> {
  const whole = post(form);
  const bytes = new Uint8Array(await whole.arrayBuffer());
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 1000) pieces.push(bytes.slice(at, at + 1000));
  return [pieces, whole.headers.get("content-type") ?? ""];
}

it("reads what a browser sends, whatever its pieces", async () => {
  expect(await receive(post(formOf("email\na@post.test\n")))).toMatchObject({ state: "ready", goodRows: 1 });
  const [pieces, type] = await piecesOf(formOf(manyPeople(2000, "pieces.test")));
  const { request } = streamed(pieces, type, "closes");
  expect(await receive(request)).toMatchObject({ state: "ready", goodRows: 2000 });
});

it("belongs to the administrator who brought it", async () => {
  const id = await receiveFile(post(formOf("email\na@post.test\n")), accountId, NOW);
  expect(await database().importJob.findUnique({ where: { id: id ?? "" } })).toMatchObject({
    actorId: accountId,
  });
});

it("refuses an early line at once, and still takes the rest, so that the sender sees the answer", async () => {
  const [pieces, type] = await piecesOf(formOf(`password\n${"x\n".repeat(50_000)}`));
  const { request, taken } = streamed(pieces, type, "closes");
  expect(await receive(request)).toMatchObject({ state: "refused", problem: "column-missing" });
  expect(taken.pieces).toBeGreaterThan(pieces.length);
});

it("refuses a file whose sender leaves in the middle, and keeps nothing of it", async () => {
  const [pieces, type] = await piecesOf(formOf(manyPeople(3000, "left.test")));
  for (const end of ["breaks off", "closes"] as const) {
    const { request } = streamed(pieces.slice(0, -2), type, end);
    const job = await receive(request);
    expect(job).toMatchObject({ state: "refused", problem: "interrupted", goodRows: 0 });
    expect(await database().importRow.count({ where: { jobId: job?.id } })).toBe(0);
  }
});

it("takes no file for an empty one, and no other post for a file", async () => {
  expect(await receive(post(formOf("")))).toMatchObject({ state: "refused", problem: "empty" });
  const fields = new FormData();
  fields.set("email", "a@example.test");
  expect(await receive(post(fields))).toMatchObject({ state: "refused", problem: "interrupted" });
  const jobs = await database().importJob.count();
  expect(await receiveFile(post("email\na@example.test\n"), accountId, NOW)).toBeNull();
  expect(await receiveFile(new Request(URL_OF_POST, { method: "POST" }), accountId, NOW)).toBeNull();
  expect(await database().importJob.count()).toBe(jobs);
});
