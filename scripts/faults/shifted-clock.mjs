// Owns a clock that can be set wrong from outside. `node --import` loads it before the server, which does not notice.
import { isMainThread } from "node:worker_threads";

const RealDate = Date;
let shift = 0;

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + shift);
    else super(...parts);
  }

  static now() {
    return RealDate.now() + shift;
  }
}

if (isMainThread) {
  globalThis.Date = ShiftedDate;
  process.on("message", (milliseconds) => {
    shift = milliseconds;
    process.send("shifted");
  });
  // Listening must not keep a server from ending.
  process.channel?.unref();
}
