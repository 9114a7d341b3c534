// Owns the providers of codes in development: emulators in this process, unless the settings name real ones.
import { existsSync } from "node:fs";
import { bundleEmulators } from "./bundle.mjs";

/**
 * Starts the emulators and adds the settings of those providers that the environment does not configure, so that the
 * server that starts next talks to the emulators.
 */
export async function startEmulatedProviders() {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const isOpen = {
    AUTHY_: !process.env.AUTHY_API_KEY,
    TWILIO_: !process.env.TWILIO_ACCOUNT_SID,
    SMS_: !process.env.SMS_ALLOWED_COUNTRIES,
  };
  if (!isOpen.AUTHY_ && !isOpen.TWILIO_) return;
  await bundleEmulators();
  const { startEmulators } = await import("../../dist/emulators.mjs");
  const { settings, outboxUrl } = await startEmulators({ memoryFile: "data/emulators.json" });
  for (const [prefix, isUnset] of Object.entries(isOpen)) {
    const names = Object.keys(settings).filter((name) => name.startsWith(prefix));
    if (isUnset) for (const name of names) process.env[name] = settings[name];
  }
  process.stdout.write(`  Codes by text message, call and Authy go nowhere; read them at ${outboxUrl}\n`);
}
