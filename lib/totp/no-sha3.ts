// Owns what stands in the browser for the SHA-3 that otpauth brings along: no authenticator here has one (RFC 6238 1.2).
export const sha3_224 = undefined;
export const sha3_256 = undefined;
export const sha3_384 = undefined;
export const sha3_512 = undefined;
