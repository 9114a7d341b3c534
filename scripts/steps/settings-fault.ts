// Owns checking the settings before anything is built for a start that they would stop; bundled for scripts/start.mjs.
import "@/lib/platform/env-file";
import { parseSettings } from "@/lib/platform/parse-settings";

/** What is wrong with this process's settings, in the server's words; it reads them in the same order. */
export async function settingsFault(): Promise<string | undefined> {
  try {
    // Loaded here and not above, because duration constants read their settings while they load.
    await import("@/lib/platform/durations");
    parseSettings(process.env);
    return undefined;
  } catch (error) {
    if (error instanceof Error && error.name === "SettingsError") return error.message;
    throw error;
  }
}
