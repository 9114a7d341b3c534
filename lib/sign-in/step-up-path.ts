// Owns the addresses around a step-up: where it happens, and the page of the act that it returns to.
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

/** Longest word of an act; the one of a key's form holds a name of 60 characters. */
export const ACT_WORD_LENGTH = 400;
const ID_SHAPE = new RegExp(`^[\\w-]{1,${ACT_WORD_LENGTH}}$`);
const HOME = "/account/two-factor";
const PEOPLE = "/admin/users";
const OWN_CHANNELS = `${HOME}/channels`;
const API_KEYS = "/account/api-keys";
const CHANNELS = "/admin/channels";
const SECRETS = "/admin/users/import-secrets";
const WEBHOOKS = "/admin/webhooks";

/**
 * The page of the act. Built from fixed parts, so that nothing a client sends can lead elsewhere (R21).
 * @param id what the act is about, such as an authenticator, a session or a person, or the choice of a list or a policy,
 *   or a key's form, as one word; without it, all of them
 */
export function actPath(purpose: StepUpPurpose, id?: string): string {
  switch (purpose) {
    case "add-authenticator":
      return id && ID_SHAPE.test(id) ? `${HOME}/new-phone` : `${HOME}/enroll`;
    case "replace-recovery-codes":
      return `${HOME}/recovery-codes/replace`;
    case "turn-off":
      return `${HOME}/turn-off`;
    case "change-password":
      return "/account/password";
    case "change-email":
      return "/account/email";
    case "change-second-email":
      return "/account/second-email";
    case "end-sessions":
      return id && ID_SHAPE.test(id) ? `/account/sessions/${id}/end` : "/account/sessions/end";
    case "remove-trusted-devices":
      return id && ID_SHAPE.test(id)
        ? `/account/sessions/trusted-devices/${id}/remove`
        : "/account/sessions/trusted-devices/remove";
    case "export-data":
      return "/account/privacy/export";
    case "delete-account":
      return "/account/privacy/delete";
    case "export-people":
      return `/admin/users/export/${id && ID_SHAPE.test(id) ? id : "all"}`;
    case "add-person":
      return "/admin/users/add";
    case "end-person-sessions":
      return personActPath("sessions", id);
    case "deactivate-person":
      return personActPath("deactivate", id);
    case "reactivate-person":
      return personActPath("reactivate", id);
    case "unlock-person":
      return personActPath("unlock", id);
    case "change-role":
      return personActPath("role", id);
    case "reset-second-factor":
      return id && ID_SHAPE.test(id) ? `/admin/users/${id}/reset` : "/admin/users";
    case "decide-reset":
      return id && ID_SHAPE.test(id) ? `/admin/resets/${id}/decide` : "/admin/resets";
    case "export-audit":
      return `/admin/audit/export/${id && ID_SHAPE.test(id) ? id : "all"}`;
    case "change-policy":
      return id && ID_SHAPE.test(id) ? `/admin/policy/preview/${id}` : "/admin/policy";
    case "import-people":
      return id && ID_SHAPE.test(id) ? `/admin/users/import/${id}/invite` : "/admin/users/import";
    case "rename-authenticator":
    case "remove-authenticator":
    case "rename-passkey":
    case "remove-passkey": {
      const [act, thing] = purpose.split("-");
      return id && ID_SHAPE.test(id) ? `${HOME}/${thing}s/${id}/${act}` : HOME;
    }
    case "resynchronise-authenticator":
      return id && ID_SHAPE.test(id) ? `${HOME}/authenticators/${id}/resynchronise` : HOME;
    case "create-api-key":
      return id && ID_SHAPE.test(id) ? `${API_KEYS}/create/${id}` : `${API_KEYS}/create`;
    case "temporary-code":
      return id && ID_SHAPE.test(id) ? `${PEOPLE}/${id}/temporary-code` : PEOPLE;
    case "end-all-sessions":
      return "/admin/policy/end-sessions";
    case "call-off-reset":
      return "/account/call-off-reset";
    case "add-channel":
      return id && ID_SHAPE.test(id) ? `${OWN_CHANNELS}/add/${id}` : `${OWN_CHANNELS}/add`;
    case "remove-channel":
      return id && ID_SHAPE.test(id) ? `${OWN_CHANNELS}/${id}/remove` : HOME;
    case "register-authy":
      return personActPath("register-authy", id);
    case "show-app-qr-code":
      return `${OWN_CHANNELS}/app-qr-code`;
    case "add-passkey":
      return `${HOME}/passkeys/add`;
    case "pause-channel":
      return `${CHANNELS}/pause`;
    case "resume-channel":
      return id && ID_SHAPE.test(id) ? `${CHANNELS}/${id}/resume` : CHANNELS;
    case "import-secrets":
      return id && ID_SHAPE.test(id) ? `${SECRETS}/${id}/confirm` : SECRETS;
    case "manage-webhooks":
      return id && ID_SHAPE.test(id) ? `${WEBHOOKS}/change/${id}` : WEBHOOKS;
  }
}

/** The page of an administrator's act on one person; without a person, their list. */
function personActPath(act: string, id?: string): string {
  return id && ID_SHAPE.test(id) ? `${personPath(id)}/${act}` : PEOPLE;
}

/** The page of one person. */
export function personPath(id: string): string {
  return ID_SHAPE.test(id) ? `${PEOPLE}/${id}` : PEOPLE;
}

/** The page that asks for the second factor before an act. */
export function stepUpPath(purpose: StepUpPurpose, id?: string): string {
  const query = new URLSearchParams({ for: purpose, ...(id && { id }) });
  return `/step-up?${query}`;
}
