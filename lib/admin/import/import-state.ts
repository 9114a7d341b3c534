// Owns the states of an import: it is read, looked at, started, and over in one of three ways.

/** `reading` while rows come in; `ready` waits for an administrator; `refused` is a file that cannot be used. */
export const IMPORT_STATES = ["reading", "refused", "ready", "running", "done", "cancelled"] as const;

export type ImportState = (typeof IMPORT_STATES)[number];
