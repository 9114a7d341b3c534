// Owns what the reference's tables say of each field, read from the schemas: type, required or not, default, range, choices.
import { answerSchemas, type JsonSchema, requestSchema } from "./json-schemas";
import type { ApiAction, batchCode, TotpData, totpRequest } from "./schemas";

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

export type RequestField = keyof typeof totpRequest.shape;
/** A field of any answer, or of one code of a batch. */
export type AnswerField = KeysOf<TotpData> | keyof typeof batchCode.shape;

/** `number-or-digits` is a whole number, or the same in decimal digits within a string. */
export type FieldType = "string" | "integer" | "number-or-digits" | "boolean" | "array";

export interface Field<Name extends string> {
  name: Name;
  type: FieldType;
  /** `verify`: required by that action alone. */
  isRequired: boolean | "verify";
  default?: string | number;
  range?: { least: number; largest: number };
  choices?: string[];
}

interface ObjectSchema extends JsonSchema {
  properties: Record<string, JsonSchema>;
}

function typeOf(schema: JsonSchema): FieldType {
  if (schema.anyOf) return "number-or-digits";
  return schema.type as FieldType;
}

function fieldsOf<Name extends string>(schema: JsonSchema): Field<Name>[] {
  const { properties, required = [], then } = schema as ObjectSchema;
  const forVerify = (then as JsonSchema | undefined)?.required ?? [];
  return Object.entries(properties).map(([name, property]) => {
    // Of a union, the number comes first and has the range.
    const { minimum, maximum } = (property.anyOf?.[0] ?? property) as JsonSchema;
    return {
      name: name as Name,
      type: typeOf(property),
      isRequired: required.includes(name) || (forVerify.includes(name) && "verify"),
      default: property.default as string | number | undefined,
      range:
        minimum !== undefined && maximum !== undefined ? { least: minimum, largest: maximum } : undefined,
      choices: property.enum as string[] | undefined,
    };
  });
}

/** The fields of a request, in the order of the schema. */
export function requestFields(): Field<RequestField>[] {
  return fieldsOf<RequestField>(requestSchema());
}

/** The fields of the `data` of an action's answer. */
export function answerFields(action: ApiAction): Field<AnswerField>[] {
  const { data } = (answerSchemas()[action] as ObjectSchema).properties;
  return fieldsOf<AnswerField>(data ?? {});
}

/** The fields of one code of a batch. */
export function batchCodeFields(): Field<AnswerField>[] {
  const { data } = (answerSchemas().batch as ObjectSchema).properties;
  const { codes } = (data as ObjectSchema).properties;
  return fieldsOf<AnswerField>(codes?.items as JsonSchema);
}
