// Owns Prisma's schema engine as WebAssembly: no engine binary is ever downloaded.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

let loading: Promise<EngineModule> | undefined;

// The package's entry imports its .wasm as a module, which Node 20 cannot do, and its exports hide the rest.
async function loadEngine(): Promise<EngineModule> {
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = await import(pathToFileURL(join(folder, "schema_engine_bg.js")).href);
  const module = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

// The engine never closes what it opens, and an open connection keeps SQLite's file locked.
function closable(adapter: SqlMigrationAwareDriverAdapterFactory) {
  const opened: SqlDriverAdapter[] = [];
  const keep = async (opening: Promise<SqlDriverAdapter>) => {
    const connection = await opening;
    opened.push(connection);
    return connection;
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => keep(adapter.connect()),
    connectToShadowDb: () => keep(adapter.connectToShadowDb()),
  };
  return { factory, close: () => Promise.all(opened.map((connection) => connection.dispose())) };
}

/**
 * Runs work on a schema engine and closes the engine's connections after it.
 * @param adapter driver adapter factory of the database
 * @param datamodel the text of schema.prisma
 */
export async function withSchemaEngine<T>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  datamodel: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine();
  const module = await loading;
  const { factory, close } = closable(adapter);
  const datamodels: [string, string][] = [["schema.prisma", datamodel]];
  const ignoreLogs = () => undefined;
  try {
    const bound = bindMigrationAwareSqlAdapterFactory(factory);
    const engine = await module.SchemaEngine.new({ datamodels }, ignoreLogs, bound);
    return await work(engine).finally(() => engine.free());
  } finally {
    await close();
  }
}
