// Owns what the command line says to the person at the terminal.

export function write(line: string): void {
  process.stdout.write(`${line}\n`);
}
