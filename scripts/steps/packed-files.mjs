// Owns packing what browsers load of a build, once, so that no server packs a file anew for each who asks.
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { root } from "./root.mjs";

const packed = promisify(brotliCompress);
const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } = constants;

/** Writes `FILE.br` beside every script and style of the build in `.next`, as small as brotli makes it. */
export async function packFiles() {
  const folder = join(root, ".next", "static");
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(css|js)$/.test(name));
  const pack = async (name) => {
    const file = join(folder, name);
    const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT };
    await writeFile(`${file}.br`, await packed(await readFile(file), { params }));
  };
  await Promise.all(names.map(pack));
}
