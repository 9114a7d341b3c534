// Proves how Next is told to build and serve: nothing extra in production, nothing that is not used.
import { readdirSync, readFileSync } from "node:fs";
import { PHASE_PRODUCTION_BUILD, PHASE_PRODUCTION_SERVER } from "next/constants.js";
import { expect, it } from "vitest";
import nextConfig from "@/next.config.mjs";

const config = await nextConfig(PHASE_PRODUCTION_SERVER);

it("has the image optimiser off and a small limit on action bodies (R101)", () => {
  expect(config.images).toEqual({ unoptimized: true });
  expect(config.experimental?.serverActions?.bodySizeLimit).toBe("64kb");
});

it("serves no source maps, no X-Powered-By and no arguments of actions in the log (R87, R92, R118)", async () => {
  for (const built of [config, await nextConfig(PHASE_PRODUCTION_BUILD)]) {
    expect(built.productionBrowserSourceMaps).toBe(false);
    expect(built.poweredByHeader).toBe(false);
    expect(built.logging).toMatchObject({ serverFunctions: false });
  }
});

it("publishes no file that is not meant for everybody (R119)", () => {
  const files = readdirSync("public", { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  for (const { name } of files) expect(name).toMatch(/^[\w-]+\.(svg|png|ico|txt|webmanifest|woff2)$/);
});

it("keeps no function that closes over values, so that Next seals nothing with a key that everybody knows (R101)", () => {
  const sources = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`),
  );
  const texts = sources
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(file, "utf8")]);
  // Whole files of actions alone: below comments, before everything else.
  const wholeFile = /^(\s*\/\/.*\n)*\s*["']use server["'];?\n/;
  expect(texts.filter(([, text = ""]) => wholeFile.test(text)).length).toBeGreaterThan(30);
  const inline = texts.filter(([, text = ""]) =>
    /["'`]use (server|cache)\b/.test(text.replace(wholeFile, "")),
  );
  expect(inline.map(([file]) => file)).toEqual([]);
});
