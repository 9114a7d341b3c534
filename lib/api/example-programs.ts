// Owns the programs that the reference shows. They are files that run: a test starts each whose language is installed.
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Stands for the API's own address in the files. */
const ADDRESS_IN_FILES = "https://2fa.example.com/api/2fa";

const FILES = [
  { name: "cURL", file: "totp.sh" },
  { name: "Python", file: "totp.py" },
  { name: "JavaScript", file: "totp.mjs" },
  { name: "Go", file: "totp.go" },
  { name: "PHP", file: "totp.php" },
] as const;

export type ProgramName = (typeof FILES)[number]["name"];

export interface ExampleProgram {
  name: ProgramName;
  file: string;
  code: string;
}

/** The programs, calling the API at `address`. Read from the folder that the server was started in. */
export function examplePrograms(address: string): ExampleProgram[] {
  return FILES.map(({ name, file }) => {
    const text = readFileSync(join(process.cwd(), "lib/api/examples", file), "utf8");
    return { name, file, code: text.replaceAll(ADDRESS_IN_FILES, address) };
  });
}
