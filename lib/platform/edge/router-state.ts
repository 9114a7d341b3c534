// Owns the check of what Next's own client says of the page it is on: what that never writes is refused before Next fails over it.
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Whether Next can read a Next-Router-State-Tree field; one that is not there is none to read. */
export function isReadableRouterState(field: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(field);
    return true;
  } catch {
    return false;
  }
}
