// Proves that requests are told by few names, none of which a client writes.
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { methodClass, routeClass, statusClass } from "./route-class";

it("knows every page and route of the app", () => {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)(page\.tsx|route\.ts)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const pathname = `/${file}`.replace(/\/(page\.tsx|route\.ts)$/, "") || "/";
    expect(routeClass(pathname), pathname).not.toBe("other");
  }
});

it("cuts off whatever is particular to one request", () => {
  expect(routeClass("/admin/users/0b9e7c/temporary-code")).toBe("/admin/users");
  expect(routeClass("/account/two-factor/enroll")).toBe("/account/two-factor/enroll");
  expect(routeClass("/_next/static/chunks/a.js")).toBe("/_next");
  for (const path of [
    "/anna@example.org",
    "/sign-inn",
    "/api",
    "/api/2faa",
    "",
    "no-slash",
    "/wp-login.php",
  ]) {
    expect(routeClass(path), path).toBe("other");
  }
});

it("has a class for every method and status", () => {
  expect(["POST", "PROPFIND", "anna@example.org"].map(methodClass)).toEqual(["POST", "other", "other"]);
  expect([undefined, 204, 303, 404, 503, 999].map(statusClass)).toEqual([
    "none",
    "2xx",
    "3xx",
    "4xx",
    "5xx",
    "other",
  ]);
});
