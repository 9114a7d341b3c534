// Owns everything that can be wrong with a file of people, and with one row of it.

/** The file as a whole cannot be used; nothing of it is kept. */
export const FILE_PROBLEMS = [
  "empty",
  "encoding",
  "column-missing",
  "columns-unknown",
  "columns-twice",
  "header-too-long",
  "quotes-broken",
  "row-too-long",
  "no-rows",
  "too-many-rows",
  "too-large",
  "interrupted",
] as const;

export type FileProblem = (typeof FILE_PROBLEMS)[number];

/** One row cannot be used; the others can. */
export const ROW_PROBLEMS = [
  "columns-wrong",
  "email-missing",
  "email-malformed",
  "email-twice",
  "has-account",
  "already-invited",
  "role-unknown",
  "name-malformed",
] as const;

export type RowProblem = (typeof ROW_PROBLEMS)[number];

/** What is told beside the problem of a file. */
interface FileProblemDetails {
  /** First line of the row that it is about. */
  line?: number;
  /** Names of columns, as they were typed. */
  columns?: string[];
}

/** Thrown while a file is read: it has to be refused as a whole. */
export class FileProblemError extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly details: FileProblemDetails = {},
  ) {
    super(problem);
  }
}
