// Owns the header fields that tell a program how much it has left (draft-ietf-httpapi-ratelimit-headers-10).
import { API_PER_SECOND } from "@/lib/platform/limits";
import { DAY_SECONDS } from "@/lib/platform/seconds-after";
import type { Room } from "./meter";

/** `RateLimit-Policy` and `RateLimit`: the day's quota and the second's bucket. */
export function rateLimitFields(room: Room): Record<string, string> {
  const day = `"day";r=${room.leftToday};t=${room.secondsToday}`;
  const second = `"second";r=${room.leftInBucket};t=${room.secondsToFull}`;
  return {
    "ratelimit-policy": `"day";q=${room.perDay};w=${DAY_SECONDS}, "second";q=${API_PER_SECOND};w=1`,
    ratelimit: `${day}, ${second}`,
  };
}
