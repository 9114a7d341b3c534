// Proves that notes are plain text within their bounds, newest first, and go with whom they are about.
import { beforeAll, describe, expect, it } from "vitest";
import { addNote } from "@/lib/admin/person/add-note";
import { notePlace, notesPath } from "@/lib/admin/person/note-query";
import { notesPage } from "@/lib/admin/person/note-store";
import { noteSchema } from "@/lib/admin/person/schemas";
import { makeAdmin, toldOf } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database } from "@/lib/platform/db";
import { NOTE_LENGTH } from "@/lib/platform/limits";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

let admin: Awaited<ReturnType<typeof makeAdmin>>;
beforeAll(async () => {
  admin = await makeAdmin();
});

const note = (personId: string, text: string, now = NOW, actorId = admin.accountId) =>
  addNote({ actorId, personId, trace: TRACE, now }, text);

describe("the list", () => {
  it("is newest first, with who wrote each, and pages without a gap or a repeat at one moment", async () => {
    const { accountId } = (await makePerson()).session;
    for (const [n, at] of [0, 0, 0, 5, 9].entries()) mustHave(await note(accountId, `note ${n}`, later(at)));
    const whole = (await notesPage(accountId, null)).notes;
    expect(whole.slice(0, 2).map(({ text, author }) => [text, author])).toEqual([
      ["note 4", admin.email],
      ["note 3", admin.email],
    ]);
    const texts: string[] = [];
    let before = null;
    do {
      const page = await notesPage(accountId, before, 2);
      texts.push(...page.notes.map(({ text }) => text));
      before =
        page.older &&
        notePlace(new URL(notesPath(accountId, page.older), "http://a").searchParams.get("before"));
    } while (before);
    expect(texts).toEqual(whole.map(({ text }) => text));
  });

  it("is written down without its words, and refused about nobody", async () => {
    const { accountId } = (await makePerson()).session;
    mustHave(await note(accountId, "Lost phone"));
    expect(await toldOf(accountId, admin.accountId)).toEqual(["note.added"]);
    const rows = await database().auditRow.findMany({ where: { subjectId: accountId } });
    expect(JSON.stringify(rows)).not.toContain("Lost phone");
    expect(await note("nobody", "x")).toMatchObject({ error: "person-missing" });
  });

  it("goes with the person, and outlives who wrote it without naming them", async () => {
    const [about, author] = [(await makePerson()).session.accountId, (await makeAdmin()).accountId];
    mustHave(await note(about, "kept", NOW, author));
    await database().account.delete({ where: { id: author } });
    expect((await notesPage(about, null)).notes).toMatchObject([{ text: "kept", author: null }]);
    await database().account.delete({ where: { id: about } });
    expect(await database().personNote.count({ where: { accountId: about } })).toBe(0);
  });

  it.each(["", "1", "x-y", "1-short", "99999999999999-abcdefghijklmnopqrstuv", ["1"], null])(
    "begins at the newest for the place %j (R22)",
    (text) => {
      expect(notePlace(text)).toBeNull();
    },
  );
});

describe("a posted note", () => {
  const parse = (text: string) => noteSchema.safeParse(formOf({ id: "x", note: text, authorId: "y" }));

  it("is kept as plain text with its lines, and nothing else of the form is read (R77)", () => {
    expect(parse(" <b>one</b>\r\ntwo\u0000\u0007 ").data).toEqual({ id: "x", note: "<b>one</b>\ntwo" });
    expect(parse("😀".repeat(NOTE_LENGTH)).success).toBe(true);
  });

  it.each([
    ["", "note-missing"],
    [" \n\t", "note-missing"],
    ["\u200b\u202e", "note-missing"],
    ["a".repeat(NOTE_LENGTH + 1), "note-too-long"],
    ["a".repeat(1_000_000), "note-too-long"],
  ])("such as %.20j is refused beside the field", (text, code) => {
    expect(parse(text).error?.issues.map(({ path, message }) => [path, message])[0]).toEqual([
      ["note"],
      code,
    ]);
  });
});
