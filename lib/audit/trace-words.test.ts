// Proves that what a trace holds reads well in every language.
import { expect, it } from "vitest";
import { browserFamily } from "@/lib/audit/trace";
import { browserName, networkName } from "@/lib/audit/trace-words";

it("tells the network of an address, and no more of it (R64)", () => {
  const shortened = ["203.0.113.0/24", "2001:db8:1::/48", "127.0.0.0/24", "0:0:0::/48"];
  expect(shortened.map(networkName)).toEqual(["203.0.113.x", "2001:db8:1:x", "localhost", "localhost"]);
});

it("tells the browser in the reader's language, an unknown one too", () => {
  const traces = [
    "Firefox on Android",
    "Microsoft Edge",
    browserFamily(null),
    `${browserFamily("x")} on Linux`,
  ];
  expect(traces.map((trace) => browserName(trace, "en"))).toEqual(traces);
  expect(traces.map((trace) => browserName(trace, "zh-CN"))).toEqual([
    "Android 上的 Firefox",
    "Microsoft Edge",
    "未知浏览器",
    "Linux 上的 未知浏览器",
  ]);
});
