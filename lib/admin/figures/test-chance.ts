// Owns the chance by which long stories of tests go: drawn, and the same in every run.

/** Whole numbers from 0 on, less than `below`: the same in every run. */
export type Chance = (below: number) => number;

export function chanceFrom(seed: number): Chance {
  let turn = seed;
  return (below) => {
    turn = (turn * 48_271) % 2_147_483_647;
    return turn % below;
  };
}
