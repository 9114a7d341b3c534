// Owns the floor: the smallest page with a form that this Next can ship, built as the product is built.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { builtNextApp } from "@/scripts/bench/next-app";

/** The HTML of the floor's page and the folder of its `.next`. */
export async function floorPage(): Promise<{ html: string; nextFolder: string }> {
  const nextFolder = join(await builtNextApp("floor"), ".next");
  return { html: readFileSync(join(nextFolder, "server/app/index.html"), "utf8"), nextFolder };
}
