// Owns how Next builds and serves the pages. Headers, limits and the nonce are the edge's (server.ts).
import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // Next's own check needs TypeScript's JavaScript API, which TypeScript 7 has not; `npm run check` runs tsc.
  typescript: { ignoreBuildErrors: true },
  // Loopback names are one machine; Next would refuse its development files under the second name.
  allowedDevOrigins: ["localhost", "127.0.0.1", "[::1]"],
  // Arguments of server actions are passwords and codes (R87).
  logging: { serverFunctions: false },
  experimental: {
    serverActions: { bodySizeLimit: "64kb" },
    // A page is loaded when it is first asked for: with all of them at the start the first one waits for the others.
    preloadEntriesOnStart: false,
  },
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": "./lib/platform/format-message.ts",
      // The same library, with its hashes apart, so that those nobody uses need not be sent: 1.5 KiB.
      otpauth: { browser: "otpauth/slim" },
      "@noble/hashes/sha3.js": { browser: "./lib/totp/no-sha3.ts" },
    },
  },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-better-sqlite3",
    "@prisma/adapter-pg",
    "bcryptjs",
    "better-sqlite3",
    "pg",
    "pino",
    "rate-limiter-flexible",
    "tinypool",
    "twilio",
  ],
};

/** next-intl's plugin only matters while building, and loading it costs a start a tenth of a second. */
export default async function nextConfig(phase) {
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./lib/platform/intl-request.ts")(config);
}
