// Owns how a process is named in a file, and whether the one that is named there still lives.
import { readFileSync } from "node:fs";

/** When a process began, as Linux counts it: its number may be another one's after a reboot. Empty elsewhere. */
function beginningOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ")[19];
  } catch {
    return "";
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

export const ownName = () => `${process.pid} ${beginningOf(process.pid)}`;

/** Whether the process of this name lives; `name` is what `ownName` gave it. */
export function isLiving(name) {
  const [pid, beginning] = name.split(" ");
  return isAlive(Number(pid)) && beginningOf(pid) === beginning;
}
