// Owns loading the library of passkeys with its first use: it is large, and the server's start must not wait for it.
import "server-only";

export const webauthn = () => import("@simplewebauthn/server");
export const webauthnHelpers = () => import("@simplewebauthn/server/helpers");
