// Owns the process: V8 and the settings first, then everything else, so that a bad setting is one line without a stack.
import "@/lib/platform/edge/v8-heap";
import "@/lib/platform/env-file";

/** One line for what an operator can mend; the whole error for anything unexpected. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return "Twofold cannot start";
  if (error.name === "SettingsError") return `Twofold cannot start: ${error.message}`;
  if ("code" in error && error.code === "EADDRINUSE")
    return "Twofold cannot start: PORT is in use by another program";
  if ("code" in error && error.code === "EACCES" && "syscall" in error && error.syscall === "listen")
    return "Twofold cannot start: PORT may not be used by this user; take one above 1023";
  return `Twofold cannot start: ${error.stack}`;
}

try {
  // Loaded here and not above, because duration constants read their settings while they load.
  const { startServer } = await import("@/lib/platform/edge/start-server");
  const { BACKGROUND } = await import("@/lib/background");
  const { setupNotice } = await import("@/lib/admin/setup-notice");
  const { cookieName } = await import("@/lib/sign-in/cookies");
  const { readSessionCookie } = await import("@/lib/sign-in/sessions/session-cookie");
  const { answerTotpApi, totpApiRefusal } = await import("@/lib/api/answer-totp-api");
  await startServer(process.cwd(), {
    routes: new Map([["/api/2fa", answerTotpApi]]),
    strangersPages: {
      paths: new Set(["/", "/sign-in", "/sign-up", "/forgot-password", "/docs/api"]),
      isStranger: (cookies) => readSessionCookie(cookies.get(cookieName("session"))) === null,
    },
    refusalWords: new Map([["/api/2fa", totpApiRefusal]]),
    background: BACKGROUND,
    notices: setupNotice,
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
