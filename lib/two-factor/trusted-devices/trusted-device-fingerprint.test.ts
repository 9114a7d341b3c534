// Proves that the fingerprint hangs on every part of what protects an account, and on nothing else (R67).
import { expect, it } from "vitest";
import { settings } from "@/lib/platform/env";
import { later, NOW } from "@/lib/two-factor/test-person";
import { fingerprintOf, type Protection } from "@/lib/two-factor/trusted-devices/trusted-device-fingerprint";

const [phone, tablet] = [
  { id: "b", confirmedAt: NOW },
  { id: "a", confirmedAt: later(1) },
];
const password = { hash: "hash", pepperId: "p1" };
const whole: Protection = {
  accountId: "account",
  password,
  authenticators: [phone, tablet],
  channels: [],
  passkeys: [],
  recoveryBatchId: "batch",
};

it("is the same whatever order the database gives the authenticators in", () => {
  expect(fingerprintOf({ ...whole, authenticators: [tablet, phone] })).toBe(fingerprintOf(whole));
  const [one, other] = [
    [phone, tablet],
    [tablet, phone],
  ].map((channels) => ({ ...whole, channels }));
  expect(fingerprintOf({ ...whole, ...one })).toBe(fingerprintOf({ ...whole, ...other }));
});

it("is another one for every change of one part (R67)", () => {
  const changed: Protection[] = [
    { ...whole, accountId: "other" },
    { ...whole, password: { ...password, hash: "other" } },
    { ...whole, password: { ...password, pepperId: "p2" } },
    { ...whole, password: null },
    { ...whole, authenticators: [phone] },
    { ...whole, authenticators: [] },
    { ...whole, authenticators: [phone, { ...tablet, id: "c" }] },
    { ...whole, authenticators: [phone, { ...tablet, confirmedAt: later(2) }] },
    { ...whole, channels: [phone] },
    { ...whole, channels: [phone, tablet] },
    { ...whole, passkeys: [{ id: phone.id, createdAt: phone.confirmedAt }] },
    { ...whole, passkeys: [{ id: phone.id, createdAt: later(2) }] },
    { ...whole, recoveryBatchId: "other" },
    { ...whole, recoveryBatchId: null },
  ];
  const prints = [whole, ...changed].map(fingerprintOf);
  expect(new Set(prints).size).toBe(prints.length);
});

it("is another one under another AUTH_SECRET: nobody makes it from the table alone", () => {
  const before = fingerprintOf(whole);
  Object.assign(settings(), { authSecret: "another secret that is long enough" });
  expect(fingerprintOf(whole)).not.toBe(before);
});
