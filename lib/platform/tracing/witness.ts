// Owns what is told of a request to those who count and trace.
import type { RequestContext } from "@/lib/platform/request-context";

export interface RequestStart {
  method: string;
  pathname: string;
  context: RequestContext;
}

export interface RequestEnd extends RequestStart {
  /** Undefined where the client left before the answer began. */
  status: number | undefined;
  /** Since its head was here. */
  seconds: number;
}

/** Hears of requests from the outside. What it does costs every one of them. */
export interface Witness {
  begin?(start: RequestStart): void;
  end(end: RequestEnd): void;
}
