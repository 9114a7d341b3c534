// What was just done, said in one sentence that comes into sight.
"use client";

import { useEffect, useRef } from "react";
import { Alert } from "./alert";

/** An act may lead back to the page that it is on, far below: a browser stays where it was then. */
export function GoodNews({ title }: { title: string }) {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    alert.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return <Alert ref={alert} tone="success" role="status" title={title} />;
}
