// Owns loading the library of passkeys: with all that it knows of certificates it is large, and a start does not wait for it.
import "server-only";

export const webauthn = () => import("@simplewebauthn/server");
export const webauthnHelpers = () => import("@simplewebauthn/server/helpers");
