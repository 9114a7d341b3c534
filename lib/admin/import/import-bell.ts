// Owns waking whoever runs imports, from whichever bundle one was started.
import { shared } from "@/lib/platform/shared";

interface ImportBell {
  ring(): void;
}

/** One a process. Silent until a runner listens: then what was started waits for its next look. */
export function importBell(): ImportBell {
  return shared("import-bell", () => ({ ring: () => undefined }));
}
