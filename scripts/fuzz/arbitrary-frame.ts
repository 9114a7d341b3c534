// Owns what surrounds a hostile body: its type, and the boundary between its parts.
import fc from "fast-check";
import { mostly } from "@/scripts/fuzz/arbitrary-text";
import { BOUNDARY, MULTIPART_FAULTS } from "@/scripts/fuzz/multipart-body";

export interface FuzzedBody {
  body: Buffer;
  contentType: string;
  /** Value of Next-Action, where a script calls. */
  nextAction?: string;
}

export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

export const arbitraryFault = mostly(fc.constant("none" as const), fc.constantFrom(...MULTIPART_FAULTS), 8);

export const arbitraryContentType = mostly(
  fc.constant(MULTIPART),
  fc.constantFrom(
    "",
    "text/plain;charset=UTF-8",
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    `${MULTIPART}; boundary=y`,
    "multipart/form-data; boundary=other",
    "text/x-component",
    MULTIPART.toUpperCase(),
  ),
  12,
);
