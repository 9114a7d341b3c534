// Owns which entries of the security log are sent to webhooks, and the groups in which administrators choose them. Pure.

/** The events of each group. */
const EVENTS = {
  authenticators: /^authenticator\.(added|renamed|resynchronised|removed)$/,
  passkeys: /^passkey\.(added|renamed|removed|counter-fell)$/,
  channels: /^channel\.(added|removed|qr-code-shown)$/,
  "recovery-codes": /^(recovery-codes\.created|recovery-code\.used)$/,
  "turned-off": /^two-factor\.turned-off$/,
  resets: /^(second-factor\.reset|reset\.scheduled|reset\.called-off)$/,
  "temporary-codes": /^temporary-code\.(created|used)$/,
  /** With the lock of a password: once it is frozen, its owner is mailed a link to reset it. */
  locks: /^(second-factor\.locked|person\.unlocked|password\.reset-requested)$/,
} as const;

export type EventGroup = keyof typeof EVENTS;

export const EVENT_GROUPS = Object.keys(EVENTS) as EventGroup[];

/** The group of an entry, or null where webhooks are not told of it. Of failures they are told only of locks. */
export function groupOfEvent(
  event: string,
  result: "success" | "failure",
  reason: string | undefined,
): EventGroup | null {
  if (result === "failure" && event !== "second-factor.locked") return null;
  if (event === "password.reset-requested" && reason !== "too-many-failures") return null;
  return EVENT_GROUPS.find((group) => EVENTS[group].test(event)) ?? null;
}

/** Groups as the column of a webhook holds them. */
export function writeGroups(groups: readonly EventGroup[]): string {
  return EVENT_GROUPS.filter((group) => groups.includes(group)).join(",");
}

/** Reads what the column holds; unknown names are left out. */
export function readGroups(written: string): EventGroup[] {
  const names = written.split(",");
  return EVENT_GROUPS.filter((group) => names.includes(group));
}

/** Name of a group's box on a form. */
export const groupBox = (group: EventGroup) => `group-${group}`;

export const GROUP_BOXES = EVENT_GROUPS.map(groupBox);
