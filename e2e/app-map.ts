// Owns which pages, server actions and routes there are, read off the app itself so that no new one stays untested.
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);

/** The address of every page, such as `/account/two-factor/authenticators/[id]/rename`. */
export function allPages(): string[] {
  const files = readdirSync(new URL("app", root), { recursive: true, encoding: "utf8" });
  const pages = files.filter((file) => /(^|\/)page\.tsx$/.test(file.replaceAll("\\", "/")));
  return pages.map((file) => `/${file.replaceAll("\\", "/").replace(/\/?page\.tsx$/, "")}`).sort();
}

export interface ServerAction {
  id: string;
  name: string;
  /** A page that the action is part of; a post to another address does not find it. */
  page: string;
}

interface Manifest {
  node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
}

/** Every server action of the build that the servers run. */
export function allActions(): ServerAction[] {
  const manifest = new URL(".next/server/server-reference-manifest.json", root);
  const { node } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [entry = ""] = Object.keys(workers).filter((name) => !name.includes("_not-found"));
    const page = `/${entry.replace(/^app\/?/, "").replace(/\/?page$/, "")}`;
    return { id, name: exportedName, page: page.replace("[id]", "nothing").replace("[kind]", "email") };
  });
}

/** The server actions of administrators. */
export const adminActions = () => allActions().filter(({ page }) => isAdmins(page));
/** The server actions of everybody else. */
export const commonActions = () => allActions().filter(({ page }) => !isAdmins(page));

/** The address of every route handler, such as `/api/health`. */
export function allRoutes(): string[] {
  const files = readdirSync(new URL("app", root), { recursive: true, encoding: "utf8" });
  const routes = files
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /(^|\/)route\.ts$/.test(file));
  return routes.map((file) => `/${file.replace(/\/?route\.ts$/, "")}`).sort();
}

/** Pages that strangers may open. */
export const PUBLIC_PAGES = [
  "/",
  "/cancel-reset",
  "/confirm-email",
  "/confirm-sign-up",
  "/docs/api",
  "/forgot-password",
  "/invitation",
  "/not-me",
  "/re-enroll",
  "/reset-password",
  "/setup",
  "/sign-in",
  "/sign-up",
  "/tools/totp",
  "/undo-email",
];
/** Pages that a ticket opens. */
export const TICKET_PAGES = [
  "/sign-in/code",
  "/sign-in/help",
  "/sign-in/methods",
  "/sign-in/passkey",
  "/sign-in/recovery",
  "/sign-in/verify",
];

/** Whether a page, an action's page or a route handler is one of administrators. */
const isAdmins = (path: string) => path === "/admin" || path.startsWith("/admin/");

/** Administrators' pages, with an id filled in that nobody has. */
export function adminPages(): string[] {
  return allPages()
    .filter(isAdmins)
    .map((page) => page.replace("[id]", "nothing"));
}

/** The pages that need a session and no role, with an id and a purpose filled in. */
export function sessionPages(): string[] {
  const others = [...PUBLIC_PAGES, ...TICKET_PAGES];
  const pages = allPages().filter((page) => !others.includes(page) && !isAdmins(page));
  return pages.map((page) =>
    page.replace("[id]", "nothing").replace("[kind]", "email").replace("/step-up", "/step-up?for=turn-off"),
  );
}

/** Actions that strangers may call: how one stops being a stranger, and what mailed links permit. */
export const PUBLIC_ACTIONS = [
  "acceptInvitationAction",
  "askAtTicketAction",
  "askBrowserAction",
  "askForHelpAction",
  "cancelResetAction",
  "confirmEmailAction",
  "confirmSignUpAction",
  "forgotPasswordAction",
  "notMeAction",
  "reEnrollAction",
  "recoverAction",
  "resetPasswordAction",
  "sendSignInCodeAction",
  "setUpAction",
  "signInAction",
  "signInWithPasskeyAction",
  "signUpAction",
  "switchLanguage",
  "undoEmailAction",
  "verifyChannelCodeAction",
  "verifyAction",
  "verifyPasskeyAction",
];

/** Route handlers that strangers may ask, and those that need a session: all that there are. */
export const PUBLIC_ROUTES = ["/api/2fa", "/api/health", "/api/openapi.json"];
export const SESSION_ROUTES = ["/account/privacy/export/file"];
/** The route handlers of administrators. */
export const adminRoutes = () => allRoutes().filter(isAdmins);
