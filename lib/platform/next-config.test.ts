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

it("keeps no server action that closes over values, so that no key is needed to seal them (R101)", () => {
  const sources = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.tsx?$/.test(file),
  );
  expect(sources.length).toBeGreaterThan(30);
  const inline = sources.filter((file) =>
    /^\s+["']use server["']/m.test(readFileSync(`app/${file}`, "utf8")),
  );
  expect(inline).toEqual([]);
});
