// Proves that webhooks reach public addresses alone, however an address is written (R57).
import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { isAllowedAddress } from "@/lib/webhooks/target/allowed-address";

const REFUSED = [
  ["10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
  ["127.0.0.1", "127.255.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "239.1.1.1", "240.0.0.1"],
  ["169.254.169.254", "100.64.0.1", "100.127.255.255", "198.18.0.1", "192.0.0.8", "192.0.2.1", "203.0.113.9"],
  ["192.88.99.1", "198.51.100.7", "168.63.129.16", "::ffff:168.63.129.16", "64:ff9b::a83f:8110"],
  ["::", "::1", "fe80::1", "fe80::1%lo", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "100::1", "5f00::1"],
  ["2001:db8::1", "3fff::1", "2001:2::1", "2001:10::1", "2001:0:53aa:64c::1", "4000::1"],
  [
    "::ffff:10.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "::ffff:a9fe:a9fe",
    "::10.0.0.1",
    "::ffff:0:10.0.0.1",
  ],
  [
    "64:ff9b::10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::8.8.8.8",
    "2002:a00:1::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::1",
  ],
  ["", "localhost", "1.2.3", "0x7f.1", "2130706433", "[::1]", "8.8.8.8/32", "8.8.8.8 "],
].flat();
const PUBLIC = [
  "8.8.8.8",
  "93.184.215.14",
  "2606:4700::1111",
  "2a00:1450:4001:800::200e",
  "::ffff:8.8.8.8",
  "64:ff9b::8.8.8.8",
  "2002:808:808::1",
];

it.each(REFUSED)("refuses %s", (address) => {
  expect(isAllowedAddress(address, [])).toBe(false);
});

it.each(PUBLIC)("allows %s", (address) => {
  expect(isAllowedAddress(address, [])).toBe(true);
});

it("judges an IPv4 address the same, whatever it is wrapped in", () => {
  const octet = fc.integer({ min: 0, max: 255 });
  const property = fc.property(fc.tuple(octet, octet, octet, octet), (octets) => {
    const plain = octets.join(".");
    const hex = octets.map((part) => part.toString(16).padStart(2, "0"));
    const expected = ipaddr.IPv4.parse(plain).range() === "unicast";
    const wrapped = [`::ffff:${plain}`, `64:ff9b::${plain}`, `2002:${hex[0]}${hex[1]}:${hex[2]}${hex[3]}::1`];
    for (const address of [plain, ...wrapped]) expect(isAllowedAddress(address, [])).toBe(expected);
  });
  fc.assert(property, { numRuns: 500 });
});

describe("networks of the setting", () => {
  const allowed = ["10.20.0.0/16", "fd12:3456::/32"].map((network) => ipaddr.parseCIDR(network));

  it("are allowed, mapped ones too, and nothing beside them", () => {
    const inside = ["10.20.3.4", "::ffff:10.20.3.4", "fd12:3456::1", "8.8.8.8"];
    expect(inside.map((address) => isAllowedAddress(address, allowed))).toEqual(inside.map(() => true));
    const outside = ["10.21.0.1", "fd12:3457::1", "127.0.0.1", "64:ff9b::10.20.3.4", "fd12:3456::1%eth0"];
    expect(outside.map((address) => isAllowedAddress(address, allowed))).toEqual(outside.map(() => false));
  });
});
