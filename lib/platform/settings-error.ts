// Owns the refusal of a setting, wherever it turns out to be wrong.

/** A setting that is missing or malformed. The message is one line that begins with the setting's name. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
