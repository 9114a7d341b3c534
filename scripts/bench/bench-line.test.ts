// Proves that the closing lines of the benchmark say what a program reads from them.
import { expect, it } from "vitest";
import { benchLine } from "@/scripts/bench/bench-line";

it("keeps a figure on the target itself, on either side", () => {
  expect(benchLine({ name: "a-ms", value: 30, bound: "<=", target: 30 })).toBe("BENCH a-ms 30 <= 30 ok");
  expect(benchLine({ name: "b", value: 0.45, bound: ">=", target: 0.45 })).toBe("BENCH b 0.45 >= 0.45 ok");
});

it("calls a figure short on the wrong side of its target", () => {
  expect(benchLine({ name: "a-ms", value: 31.257, bound: "<=", target: 30 })).toBe(
    "BENCH a-ms 31.26 <= 30 short",
  );
  expect(benchLine({ name: "b", value: 0.4, bound: ">=", target: 0.45 })).toBe("BENCH b 0.4 >= 0.45 short");
});
