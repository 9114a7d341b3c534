// Owns the names of what can prove an identity.

/**
 * The last factor that passed. "password" alone opens a session only where no second factor is due, "trusted-device"
 * only where the policy lets a browser stand in for it, "temporary-code" for members alone.
 */
export type Factor = "password" | "authenticator" | "recovery-code" | "trusted-device" | "temporary-code";
