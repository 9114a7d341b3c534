// Owns the OpenAPI 3.1 document of the TOTP API, made of the schemas that the route checks with. Pure.
import en from "@/messages/en.json";
import { EXAMPLE_REQUESTS } from "./example-answers";
import { answerSchemas, requestSchema } from "./json-schemas";
import { markdownOf } from "./markdown";
import { ANSWER_HEADERS, answersByHttpStatus } from "./openapi-answers";
import { API_ACTIONS } from "./schemas";

/** Where the TOTP API is, below APP_URL. */
export const API_PATH = "/api/2fa";

const WORDS = en.apiDocs;

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "An API key." },
  apiKey: {
    type: "apiKey",
    in: "header",
    name: "X-Api-Key",
    description: "The same key in a field of its own.",
  },
};

function operation(timeZone: string) {
  const requests = API_ACTIONS.map((action) => [
    action,
    { summary: WORDS.actions[action], value: EXAMPLE_REQUESTS[action] },
  ]);
  const body = {
    schema: { $ref: "#/components/schemas/request" },
    examples: Object.fromEntries(requests),
  };
  return {
    operationId: "totp",
    summary: "Make or check a code",
    // The empty one: a key may be left out.
    security: [{}, { bearer: [] }, { apiKey: [] }],
    parameters: [
      {
        name: "Accept-Language",
        in: "header",
        description: markdownOf(WORDS.language),
        schema: { type: "string" },
        example: "en",
      },
    ],
    requestBody: { required: true, content: { "application/json": body } },
    responses: answersByHttpStatus(timeZone),
  };
}

interface Installation {
  appName: string;
  /** Where people reach it. */
  appUrl: URL;
  appTimezone: string;
}

/** The document, in English. */
export function openApiDocument({ appName, appUrl, appTimezone }: Installation) {
  const answers = Object.entries(answerSchemas()).map(([action, schema]) => [`${action}Answer`, schema]);
  return {
    openapi: "3.1.0",
    info: {
      title: `${appName}: ${WORDS.title}`,
      version: "1.0.0",
      description: `${WORDS.lead} ${WORDS.secrets.text}`,
    },
    servers: [{ url: appUrl.origin }],
    externalDocs: { url: new URL("/docs/api", appUrl).href },
    paths: { [API_PATH]: { post: operation(appTimezone) } },
    components: {
      schemas: { request: requestSchema(), ...Object.fromEntries(answers) },
      headers: ANSWER_HEADERS,
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
