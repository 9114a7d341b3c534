// Owns the addresses around a step-up: where it happens, and the page of the act that it returns to.
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

const ID_SHAPE = /^[\w-]{1,64}$/;
const HOME = "/account/two-factor";

/**
 * The page of the act. Built from fixed parts, so that nothing a client sends can lead elsewhere (R21).
 * @param id the authenticator, session or trusted device that the act is about; without it, all of them; for a list of people, which of them
 */
export function actPath(purpose: StepUpPurpose, id?: string): string {
  switch (purpose) {
    case "add-authenticator":
      return `${HOME}/enroll`;
    case "replace-recovery-codes":
      return `${HOME}/recovery-codes/replace`;
    case "turn-off":
      return `${HOME}/turn-off`;
    case "change-password":
      return "/account/password";
    case "change-email":
      return "/account/email";
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
    case "import-people":
      return id && ID_SHAPE.test(id) ? `/admin/users/import/${id}/invite` : "/admin/users/import";
    case "rename-authenticator":
    case "remove-authenticator": {
      const act = purpose === "rename-authenticator" ? "rename" : "remove";
      return id && ID_SHAPE.test(id) ? `${HOME}/authenticators/${id}/${act}` : HOME;
    }
  }
}

/** The page that offers an act, for those who think better of it. */
export function homePath(purpose: StepUpPurpose): string {
  switch (purpose) {
    case "end-sessions":
    case "remove-trusted-devices":
      return "/account/sessions";
    case "change-password":
    case "change-email":
      return "/account";
    case "export-data":
    case "delete-account":
      return "/account/privacy";
    case "export-people":
    case "add-person":
      return "/admin/users";
    case "import-people":
      return "/admin/users/import";
    default:
      return HOME;
  }
}

/** The page that asks for the second factor before an act. */
export function stepUpPath(purpose: StepUpPurpose, id?: string): string {
  const query = new URLSearchParams({ for: purpose, ...(id && { id }) });
  return `/step-up?${query}`;
}
