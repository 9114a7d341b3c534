// Owns the refusal of a setting, whoever finds out that it is no good.

/** A setting that is missing or malformed. The message is one line that begins with the setting's name. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
}
