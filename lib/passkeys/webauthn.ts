// Owns loading the library of passkeys: it knows much about certificates and is large, so the start does not wait for it.
import "server-only";

export const webauthn = () => import("@simplewebauthn/server");
export const webauthnHelpers = () => import("@simplewebauthn/server/helpers");
