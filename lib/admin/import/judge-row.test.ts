// Proves what a header and a row must be like, and that nothing else of a file is ever read (R77).
import { describe, expect, it } from "vitest";
import { columnsOf } from "@/lib/admin/import/columns";
import { judgeRow } from "@/lib/admin/import/judge-row";
import { FileProblemError } from "@/lib/admin/import/problems";

function problemOf(header: string[]): unknown {
  try {
    return columnsOf(header);
  } catch (error) {
    if (!(error instanceof FileProblemError)) throw error;
    return { problem: error.problem, ...error.details };
  }
}

describe("a header", () => {
  it("is taken in any order and case, with the columns that there are", () => {
    expect(columnsOf(["email"])).toEqual({ count: 1, email: 0, name: undefined, role: undefined });
    expect(columnsOf([" Role", "NAME ", "eMail"])).toEqual({ count: 3, email: 2, name: 1, role: 0 });
  });

  it("is refused without email, or with a column twice", () => {
    expect(problemOf(["name", "role"])).toEqual({ problem: "column-missing" });
    expect(problemOf(["email", "name", "Name"])).toEqual({ problem: "columns-twice", columns: ["name"] });
  });

  it("is refused for a column that no import sets, which is named (R77)", () => {
    const columns = ["id", "password", "emailConfirmedAt", "factorCount", "__proto__"];
    expect(problemOf(["email", ...columns])).toEqual({ problem: "columns-unknown", columns });
    expect(problemOf(["email", "", "toString"])).toEqual({
      problem: "columns-unknown",
      columns: ["–", "toString"],
    });
    const many = Array.from({ length: 100 }, (_, index) => `${index}`.repeat(200));
    expect(JSON.stringify(problemOf(["email", ...many])).length).toBeLessThan(500);
  });
});

describe("a row", () => {
  const columns = columnsOf(["email", "name", "role"]);
  const judge = (...cells: string[]) => judgeRow({ line: 7, cells }, columns);

  it("gives the canonical address, the name and the role", () => {
    expect(judge(" Ada@Example.TEST ", "  Ada   Lovelace ", " Admin ")).toMatchObject({
      line: 7,
      email: "ada@example.test",
      name: "Ada Lovelace",
      role: "admin",
      problem: null,
    });
    expect(judge("a@example.test", "", "")).toMatchObject({ name: null, role: "member", problem: null });
    expect(judge("a@example.test", "阿达", "")).toMatchObject({ name: "阿达", problem: null });
  });

  it.each([
    [["a@example.test", "Ada"], "columns-wrong"],
    [["a@example.test", "Ada", "", ""], "columns-wrong"],
    [["", "Ada", ""], "email-missing"],
    [["ada", "", ""], "email-malformed"],
    [["a@example.test,b@example.test", "", ""], "email-malformed"],
    [["a@example.test\r\nBcc: b@example.test", "", ""], "email-malformed"],
    [[`${"a".repeat(70_000)}@example.test`, "", ""], "email-malformed"],
    [["a@example.test", "", "owner"], "role-unknown"],
    [["a@example.test", "", "0"], "role-unknown"],
    [["a@example.test", "A\u202eda", ""], "name-malformed"],
    [["a@example.test", "x".repeat(200), ""], "name-malformed"],
  ])("%j is refused: %s", (cells, problem) => {
    const judged = judge(...cells);
    expect(judged.problem).toBe(problem);
    for (const text of Object.values(judged.typed)) expect(text.length).toBeLessThanOrEqual(200);
  });

  it("takes a formula for the text that it is", () => {
    expect(judge("a@example.test", "=HYPERLINK(1)", "")).toMatchObject({
      name: "=HYPERLINK(1)",
      problem: null,
    });
    expect(judge("=1+1", "", "")).toMatchObject({ problem: "email-malformed", typed: { email: "=1+1" } });
  });
});
