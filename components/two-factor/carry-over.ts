// What the plain code field hands to the boxes when the page comes alive.
import { CODE_PATTERN, cleanPaste } from "./clean-code";

/** The state of the plain field at the moment of the swap. */
export interface CarriedCode {
  /** Digits only, no more than there are boxes. */
  value: string;
  focused: boolean;
  /** True when the person is done typing and nothing has posted the code yet. */
  ready: boolean;
}

/**
 * Reads `plain`. A full code is ready to be posted only when it was surely typed on this visit and not posted:
 * browsers put old values back on a reload or a step back, and a person may have pressed Enter already, whose
 * post is then on its way without us. `:user-valid` matches a field that was entered or left.
 */
export function carryOver(plain: HTMLInputElement, digits: number): CarriedCode {
  const typed = cleanPaste(plain.value, digits);
  const value = new RegExp(CODE_PATTERN).test(typed) ? typed : "";
  const isActive = document.activeElement === plain;
  // The browser follows `autofocus` with its first frame, and the boxes may take the field's place before that.
  const focused = isActive || (plain.autofocus && document.activeElement === document.body);
  const entered = CSS.supports("selector(:user-valid)") && plain.matches(":user-valid, :user-invalid");
  const ready = value.length === digits && isActive && !entered && isFreshVisit();
  return { value, focused, ready };
}

function isFreshVisit(): boolean {
  const visit = performance.getEntriesByType("navigation")[0];
  return visit instanceof PerformanceNavigationTiming && visit.type === "navigate";
}
