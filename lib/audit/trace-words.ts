// Owns how people are told the trace of a request: the browser in their language, and the network in short.
import { THE_SERVER, UNKNOWN_BROWSER } from "@/lib/audit/trace";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const BROWSERS = { en: en.browsers, "zh-CN": zhCN.browsers };
const THIS_MACHINE = new Set(["127.0.0.0/24", "0:0:0::/48"]);

/** Loopback by its name, and every other network as the log keeps it. */
export function knownNetwork(shortenedAddress: string): string {
  return THIS_MACHINE.has(shortenedAddress) ? "localhost" : shortenedAddress;
}

/** "203.0.113.0/24" as "203.0.113.x", "2001:db8:1::/48" as "2001:db8:1:x", and loopback by its name (R64). */
export function networkName(shortenedAddress: string): string {
  return knownNetwork(shortenedAddress)
    .replace(/\.0\/24$/, ".x")
    .replace(/::\/48$/, ":x");
}

/** A trace's browser in the reader's language: the log keeps "Firefox on Android", whoever reads it. */
export function browserName(browser: string, locale: Locale): string {
  const words = BROWSERS[locale];
  if (browser === THE_SERVER) return words.server;
  const [family = "", system] = browser.split(" on ");
  const name = family === UNKNOWN_BROWSER ? words.unknown : family;
  return system ? words.onSystem.replace("{browser}", name).replace("{system}", system) : name;
}
