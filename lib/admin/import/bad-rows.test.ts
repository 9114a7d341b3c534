// Proves that bad rows are told page by page and as a file, as text and nothing else.
import { expect, it } from "vitest";
import { badRowsCsv } from "@/lib/admin/import/bad-rows-csv";
import { badRowsPage, lineAfter, viewImport, viewLatestImports } from "@/lib/admin/import/import-view";
import { stage } from "@/lib/admin/import/test-import";
import { IMPORT_ROWS_SHOWN } from "@/lib/platform/limits";
import { later } from "@/lib/two-factor/test-person";

const words = {
  line: "Line",
  problem: "What is wrong",
  sentenceOf: (code: string, line: number) => `${code} ${line}`,
};

async function textOf(id: string): Promise<string> {
  let text = "";
  for await (const piece of badRowsCsv(id, words)) text += piece;
  return text;
}

it("pages through them by line", async () => {
  const count = 2 * IMPORT_ROWS_SHOWN + 1;
  const { id } = await stage(
    `email\n${Array.from({ length: count }, (_, index) => `bad-${index}\n`).join("")}`,
  );
  const seen: number[] = [];
  const sizes: number[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const { rows, next } = await badRowsPage(id, after);
    seen.push(...rows.map(({ line }) => line));
    sizes.push(rows.length);
    after = next;
  }
  expect(sizes).toEqual([IMPORT_ROWS_SHOWN, IMPORT_ROWS_SHOWN, 1]);
  expect(seen).toEqual(Array.from({ length: count }, (_, index) => index + 2));
  expect((await textOf(id)).split("\r\n")).toHaveLength(count + 2);
});

it("shows the cell that is wrong, with a mark for what cannot be shown", async () => {
  const file = "email,name,role\na@show.test,x\u202ey\u0000,\n".replace("\u0000", "\u0007");
  const { id } = await stage(`${file}b@show.test,,boss\n<b>c</b>,,\na@show.test,,\n`);
  const { rows } = await badRowsPage(id, 0);
  expect(rows).toEqual([
    { line: 2, problem: "name-malformed", value: "x\ufffdy\ufffd", firstLine: null },
    { line: 3, problem: "role-unknown", value: "boss", firstLine: null },
    { line: 4, problem: "email-malformed", value: "<b>c</b>", firstLine: null },
    { line: 5, problem: "email-twice", value: "a@show.test", firstLine: 2 },
  ]);
});

it("writes formulas as text that no spreadsheet runs (R116)", async () => {
  const { id } = await stage('email;name\n=1+1;@SUM(A1)\n"-2";"a,""b"\n');
  expect(await textOf(id)).toBe(
    "\ufeffLine,email,name,role,What is wrong\r\n" +
      "2,'=1+1,'@SUM(A1),,email-malformed 0\r\n" +
      '3,\'-2,"a,""b",,email-malformed 0\r\n',
  );
});

it("lists the newest imports first, and tells why a file was refused", async () => {
  const { id } = await stage("email,pass,word\n", null, later(60));
  const [newest] = await viewLatestImports();
  expect(newest).toMatchObject({
    id,
    state: "refused",
    problem: "columns-unknown",
    columns: ["pass", "word"],
  });
  expect(await viewImport("nothing")).toBeNull();
});

it("shows the name of a column with a mark for what a terminal would obey or a page would turn around", async () => {
  const { id } = await stage("email,\u001b[2Jpass\u0007,dr\u202eow\n");
  expect(await viewImport(id)).toMatchObject({ columns: ["\ufffd[2Jpass\ufffd", "dr\ufffdow"] });
});

it.each([
  ["12", 12],
  ["-1", 0],
  ["1e3", 0],
  ["9".repeat(40), 0],
  [["1", "2"], 0],
  [undefined, 0],
])("reads the line %j of an address", (typed, line) => {
  expect(lineAfter(typed)).toBe(line);
});
