// Owns the rule that switches a way off: too few of the sent codes came back right, which is what fraud looks like. Pure.
import type { KnownPause, Pause } from "@/lib/channels/sends/pause-store";
import { VERIFIED_SHARE_LEAST, VERIFIED_SHARE_OF_LEAST, VERIFIED_SHARE_OF_MOST } from "@/lib/platform/limits";

/** A way that is or was switched off, as far as the rule needs it. */
type PauseTimes = Pick<KnownPause, "way" | "country" | "resumedAt">;

export interface JudgedSend {
  /** ISO 3166; empty where there is none. */
  country: string;
  at: Date;
  isVerified: boolean;
}

/**
 * Where a way is to be switched off now. Each country is judged by its own sends, and all of them together by the sends
 * to those countries that stay on, so that one bad country does not switch off the others. What was sent before the way
 * was last switched on does not count.
 * @param sends of that way, old enough to be judged, the newest first
 */
export function collapsed(way: Pause["way"], sends: JudgedSend[], pauses: PauseTimes[]): Pause[] {
  const known = (country: string) => pauses.find((pause) => pause.way === way && pause.country === country);
  const isOff = (country: string) => known(country)?.resumedAt === null;
  if (isOff("")) return [];
  const counting = sends.filter(({ country, at }) =>
    [country, ""].every((place) => at > (known(place)?.resumedAt ?? new Date(0))),
  );
  const countries = [...new Set(counting.map(({ country }) => country))].filter(
    (country) => country !== "" && !isOff(country),
  );
  const off = countries.filter((country) =>
    hasCollapsed(counting.filter((send) => send.country === country)),
  );
  const others = counting.filter(({ country }) => !off.includes(country) && !isOff(country));
  return [...off, ...(hasCollapsed(others) ? [""] : [])].map((country) => ({ way, country }));
}

/** A few sends say nothing. Of many only the newest decide, or a good morning would hide a bad hour. */
function hasCollapsed(sends: JudgedSend[]): boolean {
  const judged = sends.slice(0, VERIFIED_SHARE_OF_MOST);
  const verified = judged.filter(({ isVerified }) => isVerified).length;
  return judged.length >= VERIFIED_SHARE_OF_LEAST && verified / judged.length < VERIFIED_SHARE_LEAST;
}
