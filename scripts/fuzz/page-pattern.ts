// Owns finding the page of the app that an address belongs to.
import { allPages, allRoutes } from "@/e2e/app-map";

interface Pattern {
  name: string;
  matches: RegExp;
}

const patternOf = (name: string): Pattern => ({
  name,
  matches: new RegExp(`^${name.replace(/[.]/g, "\\$&").replace(/\[\w+\]/g, "[^/]+")}$`),
});

/** Fixed addresses before those with a variable part, as Next matches them. */
const PATTERNS = [...allPages(), ...allRoutes()]
  .sort((a, b) => Number(a.includes("[")) - Number(b.includes("[")))
  .map(patternOf);

/** `/admin/users/[id]` for `/admin/users/abc?x=1`; undefined if no page or route handler matches. */
export function pagePattern(path: string): string | undefined {
  const [pathname = ""] = path.split(/[?#]/, 1);
  return PATTERNS.find(({ matches }) => matches.test(pathname))?.name;
}
