// What an installation shows to scanners: no redirect that an address chooses, and no file that is not meant for browsers.
import { readdirSync } from "node:fs";
import { expect, test } from "./fixtures";
import { destination, postForm, readForm } from "./form-post";
import { POLICY_REQUIRED_URL, serverFile } from "./servers";

/** The classics of open redirects (R21). */
const ELSEWHERE = [
  "https://evil.example",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/%2fevil.example",
  "/%09/evil.example",
  "https:evil.example",
  "/..//evil.example",
  `${POLICY_REQUIRED_URL}@evil.example`,
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
];
const PARAMETERS = ["next", "callbackUrl", "redirect", "returnTo"];

test("no parameter of the address, and no field of the form, chooses where a sign-in ends (R21)", async ({
  page,
  member,
}) => {
  const { request } = page.context();
  for (const payload of ELSEWHERE) {
    const query = new URLSearchParams(PARAMETERS.map((name) => [name, payload]));
    const signedIn = await request.get(`/sign-in?${query}`, { maxRedirects: 0 });
    expect([signedIn.status(), destination(signedIn)], `who is signed in, ${payload}`).toEqual([
      307,
      "/account",
    ]);
  }
  await page.context().clearCookies();
  for (const payload of ELSEWHERE) {
    const parameters = PARAMETERS.map((name) => [name, payload] as const);
    const path = `/sign-in?${new URLSearchParams(parameters.map(([name, value]) => [name, value]))}`;
    const answer = await request.get(path, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], payload).toEqual([200, undefined]);
    const form = await readForm(request, path, "Sign in");
    const posted = await postForm(request, form, [
      ["email", member.email],
      ["password", member.password],
      ...parameters,
    ]);
    expect([posted.status(), posted.headers().location], payload).toEqual([
      303,
      expect.stringMatching(new RegExp(`^(${POLICY_REQUIRED_URL})?/sign-in/verify$`)),
    ]);
  }
  const path = `/sign-in/verify?${new URLSearchParams(PARAMETERS.map((name) => [name, "//evil.example"]))}`;
  const verified = await postForm(request, await readForm(request, path, "Verify"), [
    ["code", await member.phone.nextCode()],
    ...PARAMETERS.map((name) => [name, "//evil.example"] as const),
  ]);
  expect([verified.status(), verified.headers().location]).toEqual([
    303,
    expect.stringMatching(new RegExp(`^(${POLICY_REQUIRED_URL})?/account$`)),
  ]);
});

/** Every file of the build that browsers load. */
function servedFiles(): string[] {
  const folder = new URL("../.next/static", import.meta.url);
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((name) => /\.(js|css)$/.test(name)).map((name) => `/_next/static/${name}`);
}

test("no file of the installation is served: sources, settings, database, maps (R118, R119)", async ({
  request,
}) => {
  const files = servedFiles();
  expect(files.length).toBeGreaterThan(5);
  expect((await request.get(String(files[0]))).status(), "so that 404 below means something").toBe(200);
  const paths = [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/.env.local",
    "/.env.production",
    "/.next/BUILD_ID",
    "/_next/BUILD_ID",
    "/_next/server/server-reference-manifest.json",
    "/data/twofold.db",
    "/twofold.db",
    "/twofold.db-wal",
    serverFile(POLICY_REQUIRED_URL, "twofold.db"),
    serverFile(POLICY_REQUIRED_URL, "server.log"),
    "/prisma/schema.prisma",
    "/prisma/migrations",
    "/package.json",
    "/package-lock.json",
    "/tsconfig.json",
    "/next.config.mjs",
    "/server.ts",
    "/dist/server.mjs",
    "/dist/server.mjs.map",
    "/node_modules/next/package.json",
    "/messages/en.json",
    "/outbox",
    "/metrics",
    "/api/metrics",
    "/__nextjs_original-stack-frames",
    "/_next/webpack-hmr",
    "/_next/image?url=%2Ficon.svg&w=64&q=75",
    "/..%2f.env",
    "/%2e%2e/%2e%2e/etc/passwd",
    ...files.map((name) => `${name}.map`),
  ];
  for (const path of paths) {
    const response = await request.get(path, { maxRedirects: 0 });
    expect([path, response.status()]).toEqual([path, 404]);
  }
  for (const name of files) {
    expect(await (await request.get(name)).text(), name).not.toMatch(/sourceMappingURL/);
  }
});

test("no answer tells which software of which version made it (R119)", async ({ request }) => {
  for (const path of ["/", "/sign-in", "/nowhere", "/api/health"]) {
    const headers = (await request.get(path)).headers();
    expect([headers.server, headers["x-powered-by"], headers["x-nextjs-cache"]], path).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
});
