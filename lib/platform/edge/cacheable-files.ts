// Owns which addresses may be kept by a browser's cache: files that are the same for everybody.
import { existsSync, readdirSync } from "node:fs";
import { join, sep } from "node:path";

const METADATA_FILE = /^\/(favicon\.ico|robots\.txt|manifest\.webmanifest|(apple-)?icon\d*\.(svg|png|ico))$/;

/** Address of every file under `folder` (Next's `public`), such as `/logo.svg`. */
function publicFiles(folder: string): ReadonlySet<string> {
  if (!existsSync(folder)) return new Set();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const address = (entry: (typeof entries)[number]) =>
    join(entry.parentPath, entry.name).slice(folder.length);
  return new Set(entries.map((entry) => address(entry).split(sep).join("/")));
}

/**
 * A test whether Next's own Cache-Control may stand; every other answer is `private, no-store` (ASVS 14.3.2).
 * @param directory of the app
 */
export function cacheableFiles(directory: string): (pathname: string) => boolean {
  const files = publicFiles(join(directory, "public"));
  return (pathname) =>
    pathname.startsWith("/_next/static/") || METADATA_FILE.test(pathname) || files.has(pathname);
}
