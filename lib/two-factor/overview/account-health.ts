// Owns the picture of what protects an account, and the one best thing to do next. Pure.

/** What is known of an account, without a name in it. */
export interface HealthFacts {
  emailConfirmed: boolean;
  /** Whether the policy lets people add second factors. */
  isOffered: boolean;
  /** Whether browsers make passkeys at this address. */
  takesPasskeys: boolean;
  /** Authenticators, apps of providers included. */
  authenticators: number;
  passkeys: number;
  /** Whether one may have been copied. */
  isPasskeyDoubtful: boolean;
  /** As in TwoFactorOverview. */
  recoveryCodes: "none" | "shown" | "unsaved" | "low" | "fine";
  /** Whether a phone's clock is off. */
  isDrifting: boolean;
  isCheckUpDue: boolean;
  isCodeTestDue: boolean;
}

export type HealthStep =
  | "add-second-factor"
  | "save-codes"
  | "replace-passkey"
  | "replace-codes"
  | "confirm-email"
  | "fix-clock"
  | "check-up"
  | "test-code"
  | "add-passkey"
  | "add-authenticator";

/** "off" is not there at all, "attention" is there and will not last, "good" needs nothing. */
export interface HealthItem {
  kind: "password" | "email" | "passkeys" | "authenticators" | "recovery-codes";
  state: "good" | "attention" | "off";
}

export interface AccountHealth {
  items: HealthItem[];
  /** Null where all is well. */
  nextStep: HealthStep | null;
}

/** What protects an account, item by item, and the one thing to do next. */
export function accountHealth(facts: HealthFacts): AccountHealth {
  const isProtected = facts.authenticators + facts.passkeys > 0;
  const items: HealthItem[] = [
    { kind: "password", state: "good" },
    { kind: "email", state: facts.emailConfirmed ? "good" : "attention" },
  ];
  if (facts.passkeys > 0)
    items.push({ kind: "passkeys", state: facts.isPasskeyDoubtful ? "attention" : "good" });
  if (facts.authenticators > 0 || !isProtected)
    items.push({ kind: "authenticators", state: authenticatorsState(facts) });
  if (isProtected) items.push({ kind: "recovery-codes", state: codesState(facts) });
  return { items, nextStep: nextStepOf(facts, isProtected) };
}

function authenticatorsState(facts: HealthFacts): HealthItem["state"] {
  if (facts.authenticators === 0) return "off";
  return facts.isDrifting || facts.isCheckUpDue ? "attention" : "good";
}

function codesState({ recoveryCodes, isCodeTestDue }: HealthFacts): HealthItem["state"] {
  if (recoveryCodes === "none") return "off";
  return recoveryCodes === "fine" && !isCodeTestDue ? "good" : "attention";
}

/**
 * What fails first comes first: a password alone, then codes that are shown for ten minutes only, then a passkey that
 * somebody else may hold, then having no way back, then not hearing of anything. What would merely be better waits for all
 * that is due: beside a lone factor a passkey, which nobody can be tricked into giving away, and where browsers make none
 * an authenticator.
 */
function nextStepOf(facts: HealthFacts, isProtected: boolean): HealthStep | null {
  if (!isProtected && facts.isOffered) return "add-second-factor";
  if (isProtected && facts.recoveryCodes === "shown") return "save-codes";
  if (facts.isPasskeyDoubtful) return "replace-passkey";
  if (isProtected && facts.recoveryCodes !== "fine") return "replace-codes";
  if (!facts.emailConfirmed) return "confirm-email";
  if (!isProtected) return null;
  if (facts.isDrifting) return "fix-clock";
  if (facts.isCheckUpDue) return "check-up";
  if (facts.isCodeTestDue) return "test-code";
  if (!facts.isOffered || facts.authenticators + facts.passkeys > 1) return null;
  return facts.takesPasskeys ? "add-passkey" : "add-authenticator";
}
