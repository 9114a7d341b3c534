// Owns the error of a backup that cannot be made.

/** What an operator can mend; the message is one sentence. */
export class BackupError extends Error {}
