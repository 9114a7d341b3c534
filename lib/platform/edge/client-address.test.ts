// Proves that nobody can choose the address that limits and audit rows see (R23, R83).
import { afterEach, describe, expect, it } from "vitest";
import { canonicalAddress, clientAddress, limiterAddress, shortenedAddress } from "./client-address";
import { type RunningEdge, startEdge } from "./edge-fixture";

let edge: RunningEdge | undefined;
afterEach(() => edge?.close());

async function seenAddress(trustedProxyHops: number, forwardedFor: string | string[]): Promise<string> {
  edge = await startEdge({ trustedProxyHops });
  const answer = await edge.ask({ headers: { "x-forwarded-for": forwardedFor } });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.text).headers["x-forwarded-for"];
}

describe("over a real connection", () => {
  it.each([
    [0, "203.0.113.9", "127.0.0.1"],
    [1, "203.0.113.9", "203.0.113.9"],
    [1, "198.51.100.1, 203.0.113.9", "203.0.113.9"],
    [2, "198.51.100.1, 203.0.113.9", "198.51.100.1"],
    [2, "10.9.9.9, 198.51.100.1, 203.0.113.9", "198.51.100.1"],
    [2, "203.0.113.9", "203.0.113.9"],
    [1, "a", "127.0.0.1"],
    [1, "203.0.113.9, ", "127.0.0.1"],
    [2, "a, 203.0.113.9", "203.0.113.9"],
    [2, "198.51.100.1, a", "127.0.0.1"],
    [1, "[2001:DB8::1]:443", "2001:db8::1"],
    [1, "::ffff:203.0.113.9", "203.0.113.9"],
  ])("with %i trusted hops, %j is %s", async (hops, forwardedFor, expected) => {
    expect(await seenAddress(hops, forwardedFor)).toBe(expected);
  });

  it("joins repeated fields before counting hops", async () => {
    expect(await seenAddress(1, ["198.51.100.1", "203.0.113.9"])).toBe("203.0.113.9");
  });
});

describe("canonicalAddress", () => {
  it.each([
    ["203.0.113.9:1234", "203.0.113.9"],
    ['"[2001:db8::1]"', "2001:db8::1"],
    ["::ffff:cb00:7109", "203.0.113.9"],
    ["0:0:0:0:0:ffff:203.0.113.9", "203.0.113.9"],
    ["fe80::1%eth0", "fe80::1"],
    ["2001:0DB8:0000::0001", "2001:db8::1"],
  ])("reads %s as %s", (text, expected) => expect(canonicalAddress(text)).toBe(expected));

  it.each(["", "a", "1.2.3", "01.2.3.4", "::1::", "1.2.3.4.5", "[::1", "localhost", "1.2.3.4\u0000", "%"])(
    "refuses %j without throwing",
    (text) => expect(canonicalAddress(text)).toBeUndefined(),
  );
});

it("survives a socket that is already gone", () => {
  expect(clientAddress(undefined, undefined, 0)).toBe("0.0.0.0");
});

it("counts an IPv6 client by its /64 and an IPv4 client by itself (R82)", () => {
  expect(limiterAddress("203.0.113.9")).toBe("203.0.113.9");
  expect(limiterAddress("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
  expect(limiterAddress("2001:db8::1")).toBe(limiterAddress("2001:db8::ffff:1"));
  expect(limiterAddress("2001:db8:0:1::1")).not.toBe(limiterAddress("2001:db8::1"));
});

it("keeps only the network in audit rows", () => {
  expect(shortenedAddress("203.0.113.9")).toBe("203.0.113.0/24");
  expect(shortenedAddress("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1::/48");
});
