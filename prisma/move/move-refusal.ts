// Owns the error of a move that cannot go on, for a reason that the operator can mend.

/** The message is one or two sentences for the terminal, without anybody's data in it. */
export class MoveRefusal extends Error {
  override readonly name = "MoveRefusal";
}
