// Owns answering with the build's scripts and styles as they were packed while building (scripts/steps/packed-files.mjs).
//
// Next packs a file anew for each who asks: those of the sign-in page cost it twenty times as much as the page. Whoever cannot
// unpack these gets them from Next.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, sep } from "node:path";
import { acceptsCoding } from "./accepts-coding";

/** As Next names them. */
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=UTF-8",
  js: "application/javascript; charset=UTF-8",
};
const PACKED = /\.(css|js)\.br$/;

interface PackedFile {
  fields: Record<string, string | number>;
  body: Buffer;
}

function packedFile(file: string): PackedFile {
  const body = readFileSync(file);
  const fields = {
    "content-type": TYPES[PACKED.exec(file)?.[1] ?? ""] ?? "",
    "content-encoding": "br",
    "content-length": body.length,
    // Its name says what is in it.
    "cache-control": "public, max-age=31536000, immutable",
    vary: "Accept-Encoding",
  };
  return { fields, body };
}

/** Every packed file by its address. */
function filesOf(directory: string): ReadonlyMap<string, PackedFile> {
  const folder = join(directory, ".next", "static");
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    PACKED.test(name),
  );
  const address = (name: string) => `/_next/static/${name.split(sep).join("/").replace(/\.br$/, "")}`;
  return new Map(names.map((name) => [address(name), packedFile(join(folder, name))]));
}

/**
 * A function that answers a GET or HEAD of one of these files. False, and nothing sent, of everything else.
 * @param directory of the app
 */
export function packedFiles(
  directory: string,
): (req: IncomingMessage, res: ServerResponse, pathname: string) => boolean {
  const files = filesOf(directory);
  return (req, res, pathname) => {
    const file = files.get(pathname);
    if (!file || !acceptsCoding(req, "br")) return false;
    res.writeHead(200, file.fields);
    res.end(file.body);
    return true;
  };
}
