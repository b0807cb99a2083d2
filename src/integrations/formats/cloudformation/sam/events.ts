import { defined, type Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../../openapi/shape.ts";
import type { TemplateResource } from "../template.ts";

/** An event of a function or state machine that adds a route to an API. */
export interface ApiEvent {
  /** Logical id of the function or state machine. */
  readonly source: string;
  readonly target: "function" | "state-machine";
  readonly name: string;
  /** Logical id of the API; undefined for the implicit API. */
  readonly api: string | undefined;
  /** `/orders/{id}`; undefined for the default route. */
  readonly path: string | undefined;
  /** `get`, `any`. */
  readonly method: string;
  readonly properties: JsonObject;
  /** Path of the event in the template. */
  readonly at: readonly string[];
}

const targets: Readonly<Record<string, ApiEvent["target"]>> = {
  "AWS::Serverless::Function": "function",
  "AWS::Serverless::StateMachine": "state-machine",
};

const apiProperties: Readonly<Record<string, string>> = { Api: "RestApiId", HttpApi: "ApiId" };

/** Returns the events of one type of a resource. */
export function eventsOf(
  source: string,
  { type, properties, at }: TemplateResource,
  eventType: "Api" | "HttpApi",
): readonly ApiEvent[] {
  const target = Object.hasOwn(targets, type) ? targets[type] : undefined;
  if (!target) return [];
  const events: JsonObject = objectOf(objectOf(properties)["Events"]);
  return Object.entries(events).flatMap(([name, each]) => {
    const event = objectOf(each);
    if (event["Type"] !== eventType) return [];
    const own = objectOf(event["Properties"]);
    return [
      {
        source,
        target,
        name,
        api: logicalIdOf(own[apiProperties[eventType] ?? ""]),
        path: textOf(own["Path"]),
        method: (textOf(own["Method"]) ?? "any").toLowerCase(),
        properties: defined(own),
        at: [...at, "Properties", "Events", name],
      },
    ];
  });
}

/** Returns the logical id of `{ Ref: "Orders" }`, or the text itself. */
function logicalIdOf(value: Json | undefined): string | undefined {
  return isObject(value) ? textOf(value["Ref"]) : textOf(value);
}
