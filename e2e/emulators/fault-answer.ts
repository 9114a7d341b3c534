// Owns what a fault looks like on the wire.
import type { EmulatorAnswer } from "./emulator-request";
import type { Fault, FaultName } from "./faults";

const FIRST: readonly FaultName[] = ["401", "429", "503", "error"];

/** Whether a fault keeps the request from being done. */
export function comesFirst({ as }: Fault): boolean {
  return FIRST.includes(as);
}

/** @returns the answer; "silence" for none at all, "drop" for a cut connection */
export function faultAnswer(
  fault: Fault,
  refusal: (status: number, code: number | null) => EmulatorAnswer,
): EmulatorAnswer | "silence" | "drop" {
  switch (fault.as) {
    case "timeout":
      return "silence";
    case "drop":
      return "drop";
    case "malformed":
      return { status: 200, text: '{"success":true,', type: "application/json" };
    case "html":
      return { status: 200, text: "<!doctype html><h1>Bad gateway</h1>", type: "text/html" };
    case "empty":
      return { status: 200, text: "", type: "application/json" };
    case "redirect":
      return { status: 307, text: "", type: "text/plain", location: "/elsewhere" };
    case "error-200":
      return { ...refusal(400, fault.code ?? null), status: 200 };
    case "error":
      return refusal(fault.status ?? 400, fault.code ?? null);
    default:
      return refusal(Number(fault.as), null);
  }
}
