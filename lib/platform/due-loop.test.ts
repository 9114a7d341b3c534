// Proves that what a request rings for is done as nobody's request.
import { expect, it } from "vitest";
import { startDueLoop } from "./due-loop";
import { currentRequestId, runWithRequestContext } from "./request-context";

it("works off what a request queued without the request's id, then and later", async () => {
  const bell = { ring: () => undefined as void };
  const ids: (string | undefined)[] = [];
  let looked = () => {};
  const nextLook = () => new Promise<void>((done) => Object.assign(wake, { up: done }));
  const wake = { up: () => {} };
  looked = () => wake.up();
  const first = nextLook();
  startDueLoop({
    name: "test",
    bell,
    lookSeconds: 60,
    sendDue: async () => {
      ids.push(currentRequestId());
      looked();
    },
    nextDue: async () => (ids.length < 3 ? new Date() : null),
  });
  await first;
  const second = nextLook();
  const context = { requestId: "r-1", clientAddress: "203.0.113.9", answer: {} };
  runWithRequestContext(context, () => bell.ring());
  await second;
  await nextLook();
  expect(ids).toEqual([undefined, undefined, undefined]);
});
