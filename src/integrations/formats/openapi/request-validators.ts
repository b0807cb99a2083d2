import type { ById, RequestValidatorRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import { type JsonObject, memberOf, objectOf, textOf } from "./shape.ts";

/** The validators of a document and of its operations. */
export interface RequestValidators {
  /** Validators by id. */
  readonly records: ById<RequestValidatorRecord>;
  /** Returns the id of the operation's validator, or of the document's. */
  readonly of: (operation: JsonObject, at: readonly string[]) => string | undefined;
}

const chosen = "x-amazon-apigateway-request-validator";

export function readRequestValidators(reading: DocumentReading): RequestValidators {
  const { root } = reading.document;
  const declared = objectOf(root["x-amazon-apigateway-request-validators"]);
  const entries = Object.entries(declared).map(([name, each]) => {
    const { validateRequestBody, validateRequestParameters } = objectOf(each);
    const id = reading.ids.of("request-validator", name);
    const record: RequestValidatorRecord = {
      id,
      name,
      validateRequestBody: validateRequestBody === true,
      validateRequestParameters: validateRequestParameters === true,
    };
    return [id, record] as const;
  });
  return {
    records: Object.fromEntries(entries),
    of(operation, at) {
      const name = textOf(operation[chosen]) ?? textOf(root[chosen]);
      if (name === undefined) return undefined;
      if (memberOf(declared, name) !== undefined) return reading.ids.of("request-validator", name);
      reading.refuse([...at, chosen], `Invalid Request Validator specified: ${name}`, {
        problem: "request-validator",
        name,
      });
      return undefined;
    },
  };
}
