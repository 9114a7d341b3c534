// Owns the targets: every page, route handler and server action of the build, and ids of other people's rows.
import { allActions, allPages, allRoutes, type ServerAction } from "@/e2e/app-map";
import type { Kind } from "@/scripts/fuzz/cast";

export interface Target extends ServerAction {
  /** Names of the fields of its form. */
  fields: readonly string[];
}

export interface Targets {
  pages: readonly string[];
  routes: readonly string[];
  actions: readonly Target[];
  /** Every name that a field of any form has. */
  names: readonly string[];
  idsOf: (kind: Kind) => readonly string[];
}

/** What the edge itself answers, besides the app's route handlers. */
const EDGE_ROUTES = ["/api/csp-reports", "/api/metrics"];

/** All targets. `fieldsOf` gives the fields that a crawl saw, by the id of their action. */
export function targetsOf(
  fieldsOf: ReadonlyMap<string, ReadonlySet<string>>,
  idsOf: Targets["idsOf"],
): Targets {
  const isTyped = (name: string) => !name.startsWith("$ACTION");
  const names = new Set([...fieldsOf.values()].flatMap((all) => [...all]).filter(isTyped));
  const actions = allActions().map((action) => ({
    ...action,
    fields: [...(fieldsOf.get(action.id) ?? names)].filter(isTyped),
  }));
  return { pages: allPages(), routes: [...allRoutes(), ...EDGE_ROUTES], actions, names: [...names], idsOf };
}
