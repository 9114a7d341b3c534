// Owns the pages that offer the acts behind a step-up.
import { personPath } from "@/lib/sign-in/step-up-path";
import type { StepUpPurpose } from "@/lib/sign-in/step-up-purpose";

/** The page that offers an act, for those who think better of it. */
export function homePath(purpose: StepUpPurpose, id?: string): string {
  switch (purpose) {
    case "end-person-sessions":
    case "deactivate-person":
    case "reactivate-person":
    case "unlock-person":
    case "change-role":
    case "register-authy":
      return id ? personPath(id) : "/admin/users";
    case "end-sessions":
    case "remove-trusted-devices":
      return "/account/sessions";
    case "change-password":
    case "change-email":
    case "change-second-email":
    case "call-off-reset":
      return "/account";
    case "export-data":
    case "delete-account":
      return "/account/privacy";
    case "export-people":
    case "add-person":
    case "reset-second-factor":
    case "temporary-code":
      return "/admin/users";
    case "decide-reset":
      return "/admin/resets";
    case "export-audit":
      return "/admin/audit";
    case "change-policy":
    case "end-all-sessions":
      return "/admin/policy";
    case "import-people":
      return "/admin/users/import";
    case "create-api-key":
      return "/account/api-keys";
    case "pause-channel":
    case "resume-channel":
      return "/admin/channels";
    case "import-secrets":
      return "/admin/users/import-secrets";
    case "manage-webhooks":
      return "/admin/webhooks";
    default:
      return "/account/two-factor";
  }
}
