// Proves that a way whose codes do not come back is switched off by itself, once, and told, until an administrator says so (R54).
import { afterEach, expect, it } from "vitest";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import type { Way } from "@/lib/channels/kinds";
import { findPauses } from "@/lib/channels/sends/pause-store";
import { readPauses } from "@/lib/channels/sends/read-pauses";
import { sweepSends } from "@/lib/channels/sends/sweep-sends";
import { pauseWay, resumeWay } from "@/lib/channels/sends/switch-way";
import { plantSends } from "@/lib/channels/sends/test-sends";
import { watchSends } from "@/lib/channels/sends/watch-sends";
import { queuedMails } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { later, NOW } from "@/lib/two-factor/test-person";

const { channelSend, channelPause, auditRow, notice, account } = database();
const us = { way: "sms", country: "US" } as const;
const JUDGED = later(600);

afterEach(async () => {
  await channelSend.deleteMany();
  await channelPause.deleteMany();
});

const pausedWays = () => findPauses(database());
const eventsOf = (event: string) => auditRow.findMany({ where: { event }, orderBy: { id: "asc" } });

it("is switched off once, however many servers see it at once, and every administrator is told", async () => {
  const [admin, other] = [await makeAdmin(), await makeAdmin()];
  await account.update({ where: { id: admin.accountId }, data: { emailConfirmedAt: NOW, locale: "zh-CN" } });
  await plantSends({ count: 20, verified: 5 });
  await Promise.all(Array.from({ length: 8 }, () => watchSends(JUDGED)));
  expect(await pausedWays()).toEqual([us]);
  const events = await eventsOf("channel.paused");
  expect(events).toMatchObject([
    { reason: "share-collapsed", factor: "sms", actorId: null, subjectId: null },
  ]);
  for (const { accountId } of [admin, other]) {
    const told = await notice.findMany({ where: { accountId, kind: "admin-channel-paused" } });
    expect(told).toHaveLength(1);
  }
  const [mail] = await queuedMails(admin.email);
  expect(mail?.values).toMatchObject({ notice: "admin-channel-paused", about: "发往美国的短信" });
  expect(mail?.values.link).toBe("http://localhost:3000/admin/channels");
});

it("is judged ten minutes after each send, and no longer than a day", async () => {
  await plantSends({ count: 20 });
  await watchSends(later(599));
  await watchSends(later(86_400));
  expect(await pausedWays()).toEqual([]);
});

it("is not blamed for what never reached a provider, nor is our own mail", async () => {
  for (const outcome of ["failed", "unknown", "reserved"] as const) await plantSends({ count: 20, outcome });
  await plantSends({ count: 40, way: "email", country: "", provider: "own" });
  await watchSends(JUDGED);
  expect(await pausedWays()).toEqual([]);
  await plantSends({ count: 40, way: "email", country: "", provider: "twilio" });
  await watchSends(JUDGED);
  expect(await channelPause.findMany()).toMatchObject([{ way: "email", country: "" }]);
  // What Twilio sent is no reason to keep our own mail from anybody.
  const isOff = async () => (await readPauses())({ kind: "email", country: null }, "email");
  expect(await isOff()).toBe(false);
  settings().providers.emailCodes = "twilio";
  expect(await isOff()).toBe(true);
  settings().providers.emailCodes = "smtp";
});

it("is switched on again by an administrator who proved it, and forgives what was sent until then", async () => {
  const admin = await makeAdmin();
  await plantSends({ count: 40 });
  await watchSends(JUDGED);
  const act = async (purpose: "resume-channel" | "pause-channel") => ({
    ...(await permitOn(admin, "", purpose, JUDGED)),
    ...us,
  });
  expect(await resumeWay(await act("pause-channel"))).toMatchObject({ error: "step-up-required" });
  expect(await pausedWays()).toEqual([us]);
  expect(await resumeWay(await act("resume-channel"))).toEqual({ ok: true, value: null });
  expect(await resumeWay(await act("resume-channel"))).toMatchObject({ error: "way-not-paused" });
  expect(await eventsOf("channel.resumed")).toMatchObject([{ actorId: admin.accountId, factor: "sms" }]);
  await watchSends(later(1200));
  expect(await pausedWays()).toEqual([]);
  // The same once more, after it was switched on.
  await plantSends({ count: 20, at: later(700) });
  await watchSends(later(1300));
  expect(await pausedWays()).toEqual([us]);
});

it("is switched off by hand, for one country or for all, once", async () => {
  const admin = await makeAdmin();
  const off = async (way: Way, country: string) =>
    pauseWay({ ...(await permitOn(admin, "", "pause-channel")), way, country }, "fraud-suspected");
  const answers = await Promise.all([off("voice", "DE"), off("voice", "DE"), off("voice", "")]);
  expect(answers.map((answer) => answer.ok || answer.error).sort()).toEqual([
    true,
    true,
    "way-paused-already",
  ]);
  expect(await pausedWays()).toEqual([
    { way: "voice", country: "" },
    { way: "voice", country: "DE" },
  ]);
  const told = await eventsOf("channel.paused");
  expect(told.at(-1)).toMatchObject({ actorId: admin.accountId, reason: "fraud-suspected", factor: "voice" });
});

it("is forgotten a day after it was switched on again, and sends after thirty days", async () => {
  await plantSends({ count: 1 });
  const gone = { reason: "other-reason", since: NOW };
  await channelPause.create({ data: { ...us, ...gone, resumedAt: NOW } });
  await channelPause.create({ data: { ...us, ...gone, country: "DE" } });
  await sweepSends(later(86_399));
  expect([await channelSend.count(), await channelPause.count()]).toEqual([1, 2]);
  await sweepSends(later(30 * 86_400 - 1));
  expect([await channelSend.count(), await channelPause.count()]).toEqual([1, 1]);
  await sweepSends(later(30 * 86_400));
  expect([await channelSend.count(), await pausedWays()]).toEqual([0, [{ ...us, country: "DE" }]]);
});
