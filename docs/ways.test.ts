// Proves that docs/security.md lists every way to prove an identity: no other code gives a ticket, a session or a grant (R2).
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Whatever makes one of the three credentials, or leads to what does. */
const MAKES =
  /(?<!function )\b(?:mintSignInGrant|mintTicket|mintStepUpGrant|insertSession|raiseAssurance)\(|\b(?:session|ticket|signInGrant|stepUpGrant)\.(?:create|upsert)/;

/** The files that do, and how the rows begin that tell of it. */
const WAYS: Record<string, string[]> = {
  "lib/accounts/sign-up/confirm-sign-up.ts": ["the link of a sign-up"],
  "lib/accounts/sign-up/invitation.ts": ["an invitation's link", "the set-up link, or the link of"],
  "lib/accounts/sign-up/sign-up.ts": ["signing up"],
  "lib/admin/create-first-admin.ts": ["the set-up link, or the link of"],
  "lib/admin/resets/re-enroll.ts": ["after a reset"],
  "lib/channels/adding/confirm-channel.ts": ["confirming an authenticator that a provider keeps"],
  "lib/passkeys/finish-registration.ts": ["confirming an enrollment, or registering a passkey"],
  "lib/passkeys/sign-in-with-passkey.ts": ["a passkey alone"],
  "lib/sign-in/complete-sign-in.ts": [
    "ticket and a code of any authenticator",
    "ticket and a passkey",
    "ticket and a recovery code",
    "ticket and a temporary code",
    "ticket and a code of an authenticator that Authy or Twilio keeps",
    "ticket and a code that was sent",
  ],
  "lib/sign-in/sign-in.ts": [
    "password, account without a second factor",
    "password, account with a second factor |",
    "password, account with a second factor, and a trusted device",
  ],
  "lib/sign-in/step-up/step-up.ts": ["session and a passkey"],
  "lib/two-factor/enrollment/confirm-enrollment.ts": ["confirming an enrollment, or registering a passkey"],
  // Those that the files above call: they make a credential, and ask nobody for anything.
  "lib/sign-in/sessions/session.ts": [],
  "lib/sign-in/sign-in-grant.ts": [],
  "lib/sign-in/step-up/step-up-grant.ts": [],
  "lib/sign-in/ticket.ts": [],
  "lib/two-factor/enrollment/raise-assurance.ts": [],
};

/** The row that tells what opens nothing. */
const NO_WAY = "any other mailed link";

function sources(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return files
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$|\/test-[^/]+$/.test(file));
}

function tableRows(): string[] {
  const text = readFileSync("docs/security.md", "utf8");
  const section = text.split("\n## Ways to prove an identity\n")[1]?.split("\n## ")[0] ?? "";
  const lines = section.split("\n").filter((line) => line.startsWith("| "));
  return lines.slice(1).map((line) => line.slice(2));
}

it("has a row for whatever makes a ticket, a session or a grant (R2)", () => {
  const makers = ["app", "lib", "scripts/twofold"].flatMap(sources);
  const found = makers.filter((file) => MAKES.test(readFileSync(file, "utf8")));
  expect(found.sort()).toEqual(Object.keys(WAYS).sort());
});

it("has no row that no code stands behind, and each once (R2)", () => {
  const told = [...new Set([...Object.values(WAYS).flat(), NO_WAY])];
  const rows = tableRows();
  for (const start of told)
    expect(rows.filter((row) => row.startsWith(start)).length, start).toBeGreaterThan(0);
  expect(rows.filter((row) => !told.some((start) => row.startsWith(start)))).toEqual([]);
  expect(rows).toHaveLength(told.length);
});
