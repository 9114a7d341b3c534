// Owns putting an answer on the wire.
import type { ServerResponse } from "node:http";
import type { EmulatorAnswer } from "./emulator-request";

/** Sends an answer and ends the response. */
export function send(response: ServerResponse, answer: EmulatorAnswer): void {
  response.statusCode = answer.status;
  if ("location" in answer && answer.location) response.setHeader("Location", answer.location);
  if ("json" in answer) {
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.end(JSON.stringify(answer.json));
  } else if ("type" in answer) {
    response.setHeader("Content-Type", answer.type);
    response.end("text" in answer ? answer.text : answer.bytes);
  } else response.end();
}
