// Owns how a process is named in a file, and whether the process of that name still runs.
import { readFileSync } from "node:fs";

/** When a process began, as Linux counts it, because ids are used again after a reboot. Empty on other systems. */
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

/** The name of this process: its id and when it began. */
export const ownName = () => `${process.pid} ${beginningOf(process.pid)}`;

/** Whether the process of this name still runs; `name` is what `ownName` returned in it. */
export function isLiving(name) {
  const [pid, beginning] = name.split(" ");
  return isAlive(Number(pid)) && beginningOf(pid) === beginning;
}
