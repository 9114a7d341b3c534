// Owns the TOTP API's zod schemas as JSON Schema 2020-12, for the OpenAPI document and for the reference's tables.
import { z } from "zod";
import { API_STATUSES, type ApiStatus } from "./errors";
import { batchData, generatedData, totpRequest, verifiedData } from "./schemas";

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const requestId = z.string().describe("Names this request in our log. Also in X-Request-Id.");

/** A schema without the name of its dialect, which the document around it tells. */
function toJsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema, "~standard": _, ...rest } = z.toJSONSchema(schema, { io, override: dropSafeBounds });
  return rest;
}

/** Takes out bounds that nobody chose: zod writes those of safe integers for every whole number. */
function dropSafeBounds({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}

/** The body of a request. That verify needs a code is a refinement, which zod cannot publish by itself. */
export function requestSchema(): JsonSchema {
  return {
    ...toJsonSchema(totpRequest, "input"),
    if: { properties: { action: { const: "verify" } }, required: ["action"] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema, not a promise
    then: { required: ["code"] },
  };
}

/** The answer to each action: its `data` in the envelope. */
export function answerSchemas() {
  const envelope = (data: z.ZodType) =>
    toJsonSchema(
      z.object({
        code: z.literal(0),
        msg: z.string().describe("For people, in the language of Accept-Language."),
        data,
        request_id: requestId,
      }),
      "output",
    );
  return {
    generate: envelope(generatedData),
    verify: envelope(verifiedData),
    batch: envelope(batchData),
  };
}

/** The answer to a refused request with one of `statuses`. It has no data. */
export function problemSchema(statuses: ApiStatus[]): JsonSchema {
  const schema = z.object({
    code: z.literal(statuses.map((status) => API_STATUSES[status].code)),
    status: z.literal(statuses),
    msg: z.string().describe("For people: what is wrong, beginning with the field where there is one."),
    request_id: requestId,
  });
  return toJsonSchema(schema, "output");
}
