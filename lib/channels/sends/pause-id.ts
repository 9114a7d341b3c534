// Owns how an address names a way that is switched off: "sms-US", or "sms-all". Pure.
import { WAYS } from "@/lib/channels/kinds";
import type { Pause } from "@/lib/channels/sends/pause-store";

const EVERY_COUNTRY = "all";

/** The id of a way that is switched off, in one country or in all. */
export function pauseId({ way, country }: Pause): string {
  return `${way}-${country || EVERY_COUNTRY}`;
}

/** The way and the country that an id names, or null. */
export function pauseOfId(id: string): Pause | null {
  const [, name, place] = /^([a-z]+)-([A-Z]{2}|all)$/.exec(id) ?? [];
  const way = WAYS.find((known) => known === name);
  return way && place ? { way, country: place === EVERY_COUNTRY ? "" : place } : null;
}
