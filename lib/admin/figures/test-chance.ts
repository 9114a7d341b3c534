// Owns the random numbers that long stories of tests go by: the same ones in every run.

/** The next whole number from 0 on, less than `below`. */
export type Chance = (below: number) => number;

export function chanceFrom(seed: number): Chance {
  let turn = seed;
  return (below) => {
    turn = (turn * 48_271) % 2_147_483_647;
    return turn % below;
  };
}
