// Proves that a pending enrollment belongs to one session, lives ten minutes, and keeps its secret sealed.
import { describe, expect, it } from "vitest";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { decodeSecret } from "@/lib/totp/secret";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { sweepTwoFactor } from "@/lib/two-factor/sweep-two-factor";
import { beginEnrollment, later, makePerson, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";
import { dumpDatabase } from "@/prisma/dump-database";

const confirm = (owner: { accountId: string; sessionId: string }, code: string, now = NOW) =>
  confirmEnrollment({ owner, code, name: "Phone", trace: TRACE, now });
const missing = { ok: false, error: "enrollment-missing", details: {} };

describe("another session", () => {
  it("neither sees nor confirms it, of the same account or of another (R5, R37)", async () => {
    const { email, session } = await makePerson();
    const { owner, phone } = await beginEnrollment(session);
    const second = await redeem(await rewardFor(email));
    const stranger = (await makePerson()).session;
    const others = [
      { accountId: session.accountId, sessionId: second.id },
      { accountId: stranger.accountId, sessionId: stranger.id },
      { accountId: stranger.accountId, sessionId: session.id },
    ];
    for (const other of others) {
      expect(await showEnrollment(other, email, NOW)).toBeNull();
      expect(await confirm(other, phone.codeAt(NOW))).toEqual(missing);
    }
    expect(await showEnrollment(owner, email, NOW)).not.toBeNull();
    expect(await database().authenticator.count()).toBe(0);
  });

  it("takes its place by starting another", async () => {
    const { email, session } = await makePerson();
    const first = await beginEnrollment(session);
    const second = await redeem(await rewardFor(email));
    await beginEnrollment(second);
    expect(await showEnrollment(first.owner, email, NOW)).toBeNull();
    expect(await confirm(first.owner, first.phone.codeAt(NOW))).toEqual(missing);
  });
});

describe("another tab of the session", () => {
  it("that started another leaves nothing to try on the QR code of this one, and says so (R38)", async () => {
    const { session } = await makePerson();
    const first = await beginEnrollment(session);
    const second = await beginEnrollment(session);
    const old = {
      owner: first.owner,
      enrollmentId: first.enrollmentId,
      name: "Phone",
      trace: TRACE,
      now: NOW,
    };
    expect(await confirmEnrollment({ ...old, code: first.phone.codeAt(NOW) })).toEqual(missing);
    const where = { id: second.enrollmentId };
    expect(await database().enrollment.findUniqueOrThrow({ where })).toMatchObject({ attempts: 0 });
    await prepareCheapCodes(second.enrollmentId, session.accountId);
    const fresh = { ...old, enrollmentId: second.enrollmentId, code: second.phone.codeAt(NOW) };
    expect(await confirmEnrollment(fresh)).toMatchObject({ ok: true });
  });
});

describe("ten minutes", () => {
  it("are its life, to the millisecond, for showing and for confirming (R38)", async () => {
    const { email, session } = await makePerson();
    const { owner, phone } = await beginEnrollment(session);
    expect(await showEnrollment(owner, email, later(599.999))).not.toBeNull();
    expect(await confirm(owner, phone.wrongCodeAt(NOW), later(599.999))).toMatchObject({
      error: "code-wrong",
    });
    expect(await showEnrollment(owner, email, later(600))).toBeNull();
    expect(await confirm(owner, phone.codeAt(later(600)), later(600))).toEqual(missing);
  });

  it("end in the database as well, once it is swept", async () => {
    const { session } = await makePerson();
    const { enrollmentId: id } = await beginEnrollment(session);
    await sweepTwoFactor(later(599.999));
    expect(await database().enrollment.count({ where: { id } })).toBe(1);
    await sweepTwoFactor(later(600));
    expect(await database().enrollment.count({ where: { id } })).toBe(0);
  });
});

describe("its secret", () => {
  it("is 20 fresh bytes each time, in a URI that names issuer, address and authenticator (R26)", async () => {
    const { email, session } = await makePerson();
    const uris = [await beginEnrollment(session), await beginEnrollment(session)].map(
      ({ shown }) => new URL(shown.uri),
    );
    const secrets = uris.map((uri) => uri.searchParams.get("secret") ?? "");
    expect(new Set(secrets).size).toBe(2);
    for (const secret of secrets) {
      expect(decodeSecret(secret, { minBytes: 20 })).toMatchObject({ ok: true, secret: { length: 20 } });
    }
    expect(decodeURIComponent(uris[0]?.pathname ?? "")).toContain(`Twofold:${email} (Authenticator)`);
    expect(uris[0]?.searchParams.get("issuer")).toBe("Twofold");
  });

  it("stands nowhere on the disk: not in base32, hex, base64 nor as bytes (R31)", async () => {
    const { session } = await makePerson();
    const { shown } = await beginEnrollment(session);
    const base32 = new URL(shown.uri).searchParams.get("secret") ?? "";
    const decoded = decodeSecret(base32, { minBytes: 20 });
    if (!decoded.ok) throw new Error(decoded.error);
    const bytes = Buffer.from(decoded.secret);
    const dump = dumpDatabase();
    expect(dump.includes(session.id)).toBe(true);
    const spellings = [
      base32,
      base32.toLowerCase(),
      bytes,
      ...(["hex", "base64", "base64url"] as const).map((form) => bytes.toString(form)),
    ];
    for (const spelling of spellings) expect(dump.includes(spelling)).toBe(false);
  });

  it("is not shown when it was put into another row (R31)", async () => {
    const [mine, yours] = [await makePerson(), await makePerson()];
    const my = await beginEnrollment(mine.session);
    const your = await beginEnrollment(yours.session);
    const { sealedSecret } = await database().enrollment.findUniqueOrThrow({
      where: { id: your.enrollmentId },
    });
    await database().enrollment.update({ where: { id: my.enrollmentId }, data: { sealedSecret } });
    await expect(showEnrollment(my.owner, mine.email, NOW)).rejects.toThrow("sealed for another");
    await expect(confirm(my.owner, your.phone.codeAt(NOW))).rejects.toThrow("sealed for another");
  });
});
