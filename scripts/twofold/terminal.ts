// Owns what the command line says to the person at the terminal.

// A reader of the first lines, such as `head`, closes the pipe: the command goes on all the same.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** Writes a line to standard output. */
export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says why nothing was done, also by the exit code. */
export function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
