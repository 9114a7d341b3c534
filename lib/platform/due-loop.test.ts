// Proves that what a request rings for is done as nobody's request.
import { EventEmitter, once } from "node:events";
import { expect, it } from "vitest";
import { startDueLoop } from "./due-loop";
import { currentRequestId, runWithRequestContext } from "./request-context";

it("works off what a request queued without the request's id, then and later", async () => {
  const bell = { ring: () => {} };
  const looks = new EventEmitter();
  const ids: (string | undefined)[] = [];
  const workOff = async () => {
    ids.push(currentRequestId());
    looks.emit("look");
  };
  const nextDue = async () => (ids.length === 2 ? new Date() : null);
  startDueLoop({ name: "test", bell, lookSeconds: 60, workOff, nextDue });
  await once(looks, "look");
  const second = once(looks, "look");
  const context = { requestId: "r-1", clientAddress: "203.0.113.9", answer: {} };
  runWithRequestContext(context, () => bell.ring());
  await second;
  await once(looks, "look");
  expect(ids).toEqual([undefined, undefined, undefined]);
});
