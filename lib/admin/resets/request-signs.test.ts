// Proves that what an attacker would leave behind is pointed out to whoever decides, and that a quiet account shows nothing.
import { expect, it } from "vitest";
import { type RequestFacts, signsOf } from "@/lib/admin/resets/request-signs";

const NOW = new Date("2031-05-06T07:08:10.000Z");
const ago = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const HERE = "203.0.113.0/24";

const QUIET: RequestFacts = {
  address: HERE,
  isKnownBrowser: true,
  createdAt: NOW,
  accountSince: ago(400),
  emailConfirmedAt: ago(399),
  passwordChangedAt: ago(400),
  requestsBefore: 0,
  signIns: [{ at: ago(1), browser: "Firefox on Linux", address: HERE }],
  recent: [{ at: ago(1), event: "second-factor.checked", result: "success" }],
};

it("shows nothing for a known browser in a known network and an account at rest", () => {
  expect(signsOf(QUIET)).toEqual([]);
});

const happened = (event: string, result = "success") => ({ recent: [{ at: ago(2), event, result }] });

it.each<[string, Partial<RequestFacts>, object]>([
  ["a new browser", { isKnownBrowser: false }, { kind: "unknownBrowser" }],
  ["a new network", { address: "198.51.100.0/24" }, { kind: "unknownNetwork" }],
  ["no sign-in at all", { signIns: [] }, { kind: "unknownNetwork" }],
  ["a password by mail", happened("password.reset"), { kind: "mailboxPassword", at: ago(2) }],
  ["a new password", { passwordChangedAt: ago(3) }, { kind: "passwordChanged", at: ago(3) }],
  ["a new address", happened("email.changed"), { kind: "emailChanged", at: ago(2) }],
  ["an address taken back", happened("email.change-undone"), { kind: "emailChanged", at: ago(2) }],
  ["an address that nobody confirmed", { emailConfirmedAt: null }, { kind: "unconfirmed" }],
  ["wrong codes", happened("second-factor.checked", "failure"), { kind: "wrongCodes", at: ago(2) }],
  ["requests before", { requestsBefore: 2 }, { kind: "requests", count: 2 }],
  ["a young account", { accountSince: ago(6), passwordChangedAt: ago(6) }, { kind: "newAccount" }],
])("points at %s", (_name, change, sign) => {
  expect(signsOf({ ...QUIET, ...change })).toEqual([sign]);
});
