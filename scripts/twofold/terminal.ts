// Owns what the command line says to the person at the terminal.

// Whoever reads only the first lines, as `head` does, closes the pipe: what was asked for is done all the same.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says why nothing was done, to the shell as well. */
export function fail(line: string): void {
  write(line);
  process.exitCode = 1;
}
