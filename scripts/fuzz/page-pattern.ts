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

/** Fixed addresses before those with a part that is filled in, as Next takes them. */
const PATTERNS = [...allPages(), ...allRoutes()]
  .sort((a, b) => Number(a.includes("[")) - Number(b.includes("[")))
  .map(patternOf);

/** `/admin/users/[id]` for `/admin/users/abc?x=1`; undefined for what is no page and no route handler. */
export function pagePattern(path: string): string | undefined {
  const [pathname = ""] = path.split(/[?#]/, 1);
  return PATTERNS.find(({ matches }) => matches.test(pathname))?.name;
}
