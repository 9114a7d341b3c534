// Proves what the picture of an account says and which next step it names, for every state that facts can be in.
import { expect, it } from "vitest";
import { accountHealth, type HealthFacts } from "@/lib/two-factor/overview/account-health";

const WELL: HealthFacts = {
  emailConfirmed: true,
  isOffered: true,
  authenticators: 2,
  takesPasskeys: true,
  passkeys: 0,
  isPasskeyDoubtful: false,
  recoveryCodes: "fine",
  isDrifting: false,
  isCheckUpDue: false,
  isCodeTestDue: false,
};
const BARE = { authenticators: 0, recoveryCodes: "none" } as const;
const ALL_DUE = { isDrifting: true, isCheckUpDue: true, isCodeTestDue: true, authenticators: 1 };

it.each<[string, Partial<HealthFacts>, ReturnType<typeof accountHealth>["nextStep"]]>([
  ["all is well", {}, null],
  ["a password alone", BARE, "add-second-factor"],
  ["a password alone, and an address", { ...BARE, emailConfirmed: false }, "add-second-factor"],
  ["a password alone where none is offered", { ...BARE, isOffered: false }, null],
  ["the same, and an address", { ...BARE, isOffered: false, emailConfirmed: false }, "confirm-email"],
  [
    "codes on the screen, before all else",
    { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "shown" },
    "save-codes",
  ],
  ["a passkey that may have been copied", { passkeys: 1, isPasskeyDoubtful: true }, "replace-passkey"],
  [
    "the same, before all that can wait",
    { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "none", passkeys: 1, isPasskeyDoubtful: true },
    "replace-passkey",
  ],
  ["codes nobody saved", { ...ALL_DUE, emailConfirmed: false, recoveryCodes: "unsaved" }, "replace-codes"],
  ["few codes", { ...ALL_DUE, recoveryCodes: "low" }, "replace-codes"],
  ["no codes", { ...ALL_DUE, recoveryCodes: "none" }, "replace-codes"],
  ["an address", { ...ALL_DUE, emailConfirmed: false }, "confirm-email"],
  ["a clock, a check-up and a test", ALL_DUE, "fix-clock"],
  ["a check-up and a test", { ...ALL_DUE, isDrifting: false }, "check-up"],
  ["a test and a lone authenticator", { isCodeTestDue: true, authenticators: 1 }, "test-code"],
  ["a lone authenticator", { authenticators: 1 }, "add-passkey"],
  ["a lone passkey", { authenticators: 0, passkeys: 1 }, "add-passkey"],
  [
    "a lone authenticator where browsers make no passkeys",
    { authenticators: 1, takesPasskeys: false },
    "add-authenticator",
  ],
  ["an authenticator and a passkey", { authenticators: 1, passkeys: 1 }, null],
  ["a lone authenticator where none is offered", { authenticators: 1, isOffered: false }, null],
])("%s: the next step", (_, facts, step) => {
  expect(accountHealth({ ...WELL, ...facts }).nextStep).toBe(step);
});

it.each<[string, Partial<HealthFacts>, string[]]>([
  ["all is well", {}, ["good", "good", "good", "good"]],
  ["a password alone", BARE, ["good", "good", "off"]],
  ["an address", { emailConfirmed: false }, ["good", "attention", "good", "good"]],
  ["a clock", { isDrifting: true }, ["good", "good", "attention", "good"]],
  ["a check-up", { isCheckUpDue: true }, ["good", "good", "attention", "good"]],
  ["a test", { isCodeTestDue: true }, ["good", "good", "good", "attention"]],
  ["few codes", { recoveryCodes: "low" }, ["good", "good", "good", "attention"]],
  ["no codes", { recoveryCodes: "none" }, ["good", "good", "good", "off"]],
  ["a passkey besides", { passkeys: 1 }, ["good", "good", "good", "good", "good"]],
  [
    "a passkey that may have been copied",
    { passkeys: 1, isPasskeyDoubtful: true },
    ["good", "good", "attention", "good", "good"],
  ],
  ["a lone passkey", { authenticators: 0, passkeys: 1 }, ["good", "good", "good", "good"]],
])("%s: password, address, passkeys, authenticators, codes", (_, facts, states) => {
  expect(accountHealth({ ...WELL, ...facts }).items.map(({ state }) => state)).toEqual(states);
});
