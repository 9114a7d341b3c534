// Owns which pages belong to each act behind a step-up: the one that does it, and the one that offers it.
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** In each, [id] stands for what the act is about, as it does in the folders of app/. */
interface StepUpPages {
  act: string;
  /** In its place once it is told what the act is about. */
  actOn?: string;
  /** The page that offers the act, for those who think better of it. */
  home: string;
  homeOf?: string;
}

const FACTORS = "/account/two-factor";
const CHANNELS = `${FACTORS}/channels`;
const SESSIONS = "/account/sessions";
const DEVICES = `${SESSIONS}/trusted-devices`;
const PRIVACY = "/account/privacy";
const API_KEYS = "/account/api-keys";
/** Whose page stands below it, one for each person. */
export const PEOPLE = "/admin/users";
const IMPORT = `${PEOPLE}/import`;
const SECRETS = `${PEOPLE}/import-secrets`;
const RESETS = "/admin/resets";
const AUDIT = "/admin/audit";
const POLICY = "/admin/policy";
const SENDS = "/admin/channels";
const WEBHOOKS = "/admin/webhooks";

/** An act on one of the account's own factors. */
const onFactor = (kind: "authenticators" | "passkeys" | "channels", act: string): StepUpPages => ({
  act: FACTORS,
  actOn: `${FACTORS}/${kind}/[id]/${act}`,
  home: FACTORS,
});
/** An administrator's act on one person, offered on that person's page. */
const onPerson = (act: string): StepUpPages => ({
  act: PEOPLE,
  actOn: `${PEOPLE}/[id]/${act}`,
  home: PEOPLE,
  homeOf: `${PEOPLE}/[id]`,
});

export const STEP_UP_PAGES: Readonly<Record<StepUpPurpose, StepUpPages>> = {
  "add-authenticator": { act: `${FACTORS}/enroll`, actOn: `${FACTORS}/new-phone`, home: FACTORS },
  "rename-authenticator": onFactor("authenticators", "rename"),
  "remove-authenticator": onFactor("authenticators", "remove"),
  "resynchronise-authenticator": onFactor("authenticators", "resynchronise"),
  "replace-recovery-codes": { act: `${FACTORS}/recovery-codes/replace`, home: FACTORS },
  "turn-off": { act: `${FACTORS}/turn-off`, home: FACTORS },
  "add-passkey": { act: `${FACTORS}/passkeys/add`, home: FACTORS },
  "rename-passkey": onFactor("passkeys", "rename"),
  "remove-passkey": onFactor("passkeys", "remove"),
  "add-channel": { act: `${CHANNELS}/add`, actOn: `${CHANNELS}/add/[id]`, home: FACTORS },
  "remove-channel": onFactor("channels", "remove"),
  "show-app-qr-code": { act: `${CHANNELS}/app-qr-code`, home: FACTORS },
  "change-password": { act: "/account/password", home: "/account" },
  "change-email": { act: "/account/email", home: "/account" },
  "change-second-email": { act: "/account/second-email", home: "/account" },
  "call-off-reset": { act: "/account/call-off-reset", home: "/account" },
  "end-sessions": { act: `${SESSIONS}/end`, actOn: `${SESSIONS}/[id]/end`, home: SESSIONS },
  "remove-trusted-devices": { act: `${DEVICES}/remove`, actOn: `${DEVICES}/[id]/remove`, home: SESSIONS },
  "export-data": { act: `${PRIVACY}/export`, home: PRIVACY },
  "delete-account": { act: `${PRIVACY}/delete`, home: PRIVACY },
  "create-api-key": { act: `${API_KEYS}/create`, actOn: `${API_KEYS}/create/[id]`, home: API_KEYS },
  "end-person-sessions": onPerson("sessions"),
  "deactivate-person": onPerson("deactivate"),
  "reactivate-person": onPerson("reactivate"),
  "unlock-person": onPerson("unlock"),
  "change-role": onPerson("role"),
  "register-authy": onPerson("register-authy"),
  "reset-second-factor": { act: PEOPLE, actOn: `${PEOPLE}/[id]/reset`, home: PEOPLE },
  "temporary-code": { act: PEOPLE, actOn: `${PEOPLE}/[id]/temporary-code`, home: PEOPLE },
  "add-person": { act: `${PEOPLE}/add`, actOn: `${PEOPLE}/add/[id]`, home: PEOPLE },
  "export-people": { act: `${PEOPLE}/export/all`, actOn: `${PEOPLE}/export/[id]`, home: PEOPLE },
  "import-people": { act: IMPORT, actOn: `${IMPORT}/[id]/invite`, home: IMPORT },
  "import-secrets": { act: SECRETS, actOn: `${SECRETS}/[id]/confirm`, home: SECRETS },
  "decide-reset": { act: RESETS, actOn: `${RESETS}/[id]/decide`, home: RESETS },
  "export-audit": { act: `${AUDIT}/export/all`, actOn: `${AUDIT}/export/[id]`, home: AUDIT },
  "change-policy": { act: POLICY, actOn: `${POLICY}/preview/[id]`, home: POLICY },
  "end-all-sessions": { act: `${POLICY}/end-sessions`, home: POLICY },
  "pause-channel": { act: `${SENDS}/pause`, home: SENDS },
  "resume-channel": { act: SENDS, actOn: `${SENDS}/[id]/resume`, home: SENDS },
  "manage-webhooks": { act: WEBHOOKS, actOn: `${WEBHOOKS}/change/[id]`, home: WEBHOOKS },
};
