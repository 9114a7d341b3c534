// Proves that people read their own notices and no others, each once, for as long as notices are kept (R85, R115).
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { markNoticesRead, sweepNotices, unreadNotices } from "@/lib/notices/notice-store";
import { notify } from "@/lib/notices/notify";
import { noticesReadSchema } from "@/lib/notices/schemas";
import { database, transaction } from "@/lib/platform/db";
import { NOTICE_RETENTION_SECONDS } from "@/lib/platform/durations";
import { newId } from "@/lib/platform/random-token";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { removeAuthenticator } from "@/lib/two-factor/authenticators/manage-authenticators";
import { enroll, later, makePerson, mustHave, NOW, plantAuthenticator } from "@/lib/two-factor/test-person";

describe("reading", () => {
  async function withNotices(count: number) {
    const { accountId } = (await makePerson()).session;
    for (let n = 0; n < count; n += 1)
      await transaction((tx) => notify(tx, { accountId, kind: "new-browser" }, TRACE, later(n)));
    return accountId;
  }

  it("shows the newest twenty, and the rest once these are read", async () => {
    const accountId = await withNotices(23);
    const shown = await unreadNotices(accountId);
    expect(shown.map(({ at }) => at)).toEqual(Array.from({ length: 20 }, (_, n) => later(22 - n)));
    const ids = shown.map(({ id }) => id);
    await markNoticesRead(accountId, ids, later(60));
    expect((await unreadNotices(accountId)).map(({ at }) => at)).toEqual([later(2), later(1), later(0)]);
  });

  it("takes no notice of somebody else's, of ids that are none, and of a second time", async () => {
    const [mine, other] = [await withNotices(1), await withNotices(1)];
    const [foreign] = await unreadNotices(other);
    await markNoticesRead(mine, [foreign?.id ?? "", "", newId()], NOW);
    expect(await unreadNotices(other)).toHaveLength(1);
    const [own] = await unreadNotices(mine);
    for (const now of [later(60), later(90)]) await markNoticesRead(mine, [own?.id ?? ""], now);
    const where = { accountId: mine };
    expect(await database().notice.findMany({ where })).toMatchObject([{ readAt: later(60) }]);
  });

  it("goes no further back than notices are kept, read or not (R115)", async () => {
    const accountId = await withNotices(2);
    await sweepNotices(later(NOTICE_RETENTION_SECONDS + 0.5));
    expect(await unreadNotices(accountId)).toMatchObject([{ at: later(1) }]);
  });
});

it("name the authenticator that was added, and the one that is gone", async () => {
  const { session } = await enroll((await makePerson()).session);
  const { accountId, role } = session;
  const claim = await claimFor(session.id, "remove-authenticator");
  const { authenticatorId } = await plantAuthenticator(accountId, NOW, "Tablet");
  const act = { accountId, role, claim, trace: TRACE, now: later(1) };
  mustHave(await removeAuthenticator(act, authenticatorId));
  expect((await unreadNotices(accountId)).map(({ kind, about }) => [kind, about])).toEqual([
    ["authenticator-removed", "Tablet"],
    ["authenticator-added", "Phone"],
  ]);
});

describe("the post that marks them read", () => {
  const parse = (ids: string[]) => {
    const form = new FormData();
    for (const text of ids) form.append("ids", text);
    return noticesReadSchema.safeParse(form);
  };

  it("takes the ids of a full page", () => {
    const ids = Array.from({ length: 20 }, () => newId());
    expect(parse([ids.join(" ")])).toMatchObject({ success: true, data: { ids } });
    expect(parse([""])).toMatchObject({ success: true, data: { ids: [] } });
  });

  it.each([[[]], [["a", "b"]], [["a'b"]], [["a\u0000"]], [["a".repeat(2000)]]])("refuses %j (R22)", (ids) => {
    expect(parse(ids).success).toBe(false);
  });
});
