// Owns the processes that make people: one beside each server, started when a test first needs somebody there.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { bundleTestProgram } from "@/lib/platform/test-program";
import { settingsOf } from "../server-settings";
import type { PersonToPlant, PlantedPerson } from "./plant-person";

/** What a worker posts. */
export interface PlantingWish {
  /** Of the server. */
  address: string;
  person: PersonToPlant;
}

/** What it is answered. */
export type PlantingAnswer = { planted: PlantedPerson } | { fault: string };

class Planter {
  private readonly process: ChildProcess;
  private asked = 0;

  constructor(program: string, address: string) {
    const env = { ...process.env, ...settingsOf(address) };
    this.process = fork(program, { execArgv: [], env });
    this.process.setMaxListeners(0);
  }

  plant(person: PersonToPlant): Promise<PlantingAnswer> {
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve) => {
      const hear = (told: { id: number; answer: PlantingAnswer }) => {
        if (told.id !== id) return;
        this.process.off("message", hear);
        resolve(told.answer);
      };
      this.process.on("message", hear);
      this.process.once("exit", () => resolve({ fault: "the planter has ended" }));
      this.process.send({ id, person });
    });
  }

  end(): void {
    this.process.disconnect();
  }
}

/** Lets workers ask for people by posting to `port`. Returns what ends the processes. */
export async function startPlanters(port: number): Promise<() => Promise<void>> {
  const bundled = bundleTestProgram("e2e/planter/planter.ts");
  const planters = new Map<string, Promise<Planter>>();
  const planterOf = (address: string) => {
    const planter = planters.get(address) ?? bundled.then((program) => new Planter(program, address));
    planters.set(address, planter);
    return planter;
  };
  const server = createServer(async (request, response) => {
    const { address, person } = (await json(request)) as PlantingWish;
    response.end(JSON.stringify(await (await planterOf(address)).plant(person)));
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  return async () => {
    server.close();
    for (const planter of planters.values()) (await planter).end();
  };
}
