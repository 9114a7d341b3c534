// Owns what the OpenAPI document says of answers: the good ones by action, every refusal, and their header fields.
import en from "@/messages/en.json";
import { API_STATUSES, type ApiProblem, type ApiStatus } from "./errors";
import {
  EXAMPLE_HEAD,
  EXAMPLE_PROBLEMS,
  exampleAnswer,
  exampleRefusal,
  type HeadField,
} from "./example-answers";
import { problemSchema } from "./json-schemas";
import { markdownOf } from "./markdown";
import { API_ACTIONS } from "./schemas";

const SENTENCES: Record<ApiProblem, string> = en.totpApi.problems;
const MEANINGS: Record<ApiStatus, { when: string }> = en.apiDocs.statuses;

const MEANING_OF_HEAD: Record<HeadField, string> = en.apiDocs.head;

/** The header fields of answers, by name. */
export const ANSWER_HEADERS = Object.fromEntries(
  Object.entries(EXAMPLE_HEAD).map(([name, example]) => {
    const schema = typeof example === "number" ? { type: "integer", minimum: 1 } : { type: "string" };
    return [name, { description: markdownOf(MEANING_OF_HEAD[name as HeadField]), schema, example }];
  }),
);

const LIMITED: HeadField[] = ["X-Request-Id", "RateLimit-Policy", "RateLimit"];
/** The header fields of answers with these statuses; every other answer has the X-Request-Id alone. */
const HEADS: Record<number, HeadField[]> = {
  200: LIMITED,
  401: ["X-Request-Id", "WWW-Authenticate"],
  405: ["X-Request-Id", "Allow"],
  429: [...LIMITED, "Retry-After"],
};

function headersOf(httpStatus: number) {
  const names = HEADS[httpStatus] ?? ["X-Request-Id"];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function goodAnswer(timeZone: string) {
  const examples = API_ACTIONS.map((action) => [
    action,
    { value: exampleAnswer(action, en.totpApi.success, timeZone) },
  ]);
  const schema = { oneOf: API_ACTIONS.map((action) => ({ $ref: `#/components/schemas/${action}Answer` })) };
  return {
    description: "What was asked for.",
    headers: headersOf(200),
    content: { "application/json": { schema, examples: Object.fromEntries(examples) } },
  };
}

/** The answer of one HTTP status, which may stand for more than one status of ours. */
function refusals(httpStatus: number, statuses: ApiStatus[]) {
  const examples = statuses.map((status) => [
    status,
    { value: exampleRefusal(status, SENTENCES[EXAMPLE_PROBLEMS[status]]) },
  ]);
  return {
    description: markdownOf(statuses.map((status) => `${status}: ${MEANINGS[status].when}`).join(" ")),
    headers: headersOf(httpStatus),
    content: {
      "application/json": { schema: problemSchema(statuses), examples: Object.fromEntries(examples) },
    },
  };
}

/** Every answer of the route by its HTTP status, on a server in this time zone. */
export function answersByHttpStatus(timeZone: string): Record<string, object> {
  const answers: Record<string, object> = { 200: goodAnswer(timeZone) };
  const statuses = Object.keys(API_STATUSES) as ApiStatus[];
  for (const { httpStatus } of Object.values(API_STATUSES)) {
    const same = statuses.filter((status) => API_STATUSES[status].httpStatus === httpStatus);
    answers[httpStatus] = refusals(httpStatus, same);
  }
  return answers;
}
