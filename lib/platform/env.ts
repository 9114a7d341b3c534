// Owns the environment: the only reader of process.env. Everything else asks settings() or a duration constant.

import { parseSettings } from "./parse-settings";
import { DAY_SECONDS } from "./seconds-after";
import type { Settings } from "./settings";
import { SettingsError } from "./settings-error";
import { shared } from "./shared";

/** The settings of this process, read once. */
export function settings(): Settings {
  return shared("settings", () => parseSettings(process.env));
}

/** A duration in seconds: the environment variable `name` if it is set, else `defaultValue`. Throws SettingsError. */
export function seconds(name: string, defaultValue: number): number {
  const value = process.env[name];
  if (value === undefined || value === "") return defaultValue;
  if (!/^[1-9]\d{0,8}$/.test(value))
    throw new SettingsError(`${name} must be a whole number of seconds above 0`);
  return Number(value);
}

const LONGEST_WAIT_SECONDS = DAY_SECONDS;

/** The same for the wait of a timer: one of more than 24 days would end at once in Node, again and again. */
export function waitSeconds(name: string, defaultValue: number): number {
  const wait = seconds(name, defaultValue);
  if (wait <= LONGEST_WAIT_SECONDS) return wait;
  throw new SettingsError(`${name} must be ${LONGEST_WAIT_SECONDS} seconds, a day, at most`);
}
