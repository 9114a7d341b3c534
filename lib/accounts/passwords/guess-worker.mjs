// Owns estimating how soon a password would be guessed, in a worker thread and from offline lists alone.
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary as commonWords } from "@zxcvbn-ts/language-common";
import { dictionary as englishWords } from "@zxcvbn-ts/language-en";

/** Tried first wherever Chinese is spoken; the English lists know few of them. */
const CHINESE_HABITS = [
  "woaini",
  "woaini1314",
  "woaini520",
  "5201314",
  "1314520",
  "520520",
  "iloveyou1314",
  "a123456",
  "qq123456",
  "wang123",
  "zhang123",
  "caonima",
  "nihao",
  "aini1314",
  "asd123456",
  "zxc123456",
  "qwe123456",
  "88888888",
  "66666666",
  "147258369",
];

// The estimate takes more than linear time (a second at 128 characters), and a whole is no easier to guess than
// its hardest piece: so pieces are judged, and the first hard one is enough.
const PIECES = /.{1,32}/gsu;

const estimator = new ZxcvbnFactory({
  dictionary: { ...commonWords, ...englishWords, "habits-zh": CHINESE_HABITS },
  graphs: adjacencyGraphs,
});

/** @param {{ password: string, contextWords: string[], minGuessesLog10: number }} task */
export default function isGuessable({ password, contextWords, minGuessesLog10 }) {
  const isEasy = (piece) => estimator.check(piece, contextWords).guessesLog10 < minGuessesLog10;
  return (password.match(PIECES) ?? []).every(isEasy);
}
