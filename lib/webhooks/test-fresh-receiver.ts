// Owns the receiver of a whole file of tests: started before the first, stopped after the last, forgetful between them.
import { afterAll, beforeEach } from "vitest";
import { TestReceiver, takes } from "@/lib/webhooks/test-receiver";

/** Call it once, outside of the tests. Each of them begins with nothing received, by a receiver that takes all. */
export async function freshReceiver(): Promise<TestReceiver> {
  const receiver = await new TestReceiver().start();
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.manner = takes;
  });
  afterAll(() => receiver.stop());
  return receiver;
}
