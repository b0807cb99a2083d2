import { defined, type Json } from "../../../../core/json.ts";
import { isObject, type JsonObject, objectOf, textOf } from "../../openapi/shape.ts";
import type { TemplateResource } from "../template.ts";

/** A function or a state machine that asks to be called by a route of an API. */
export interface ApiEvent {
  /** Logical id of the function or state machine. */
  readonly source: string;
  readonly target: "function" | "state-machine";
  readonly name: string;
  /** Logical id of the API; undefined for the one that SAM makes by itself. */
  readonly api: string | undefined;
  /** `/orders/{id}`; undefined for what takes every request that nothing else does. */
  readonly path: string | undefined;
  /** `get`, `any`. */
  readonly method: string;
  readonly properties: JsonObject;
  /** Where it is written. */
  readonly at: readonly string[];
}

const targets: Readonly<Record<string, ApiEvent["target"]>> = {
  "AWS::Serverless::Function": "function",
  "AWS::Serverless::StateMachine": "state-machine",
};

const apiProperties: Readonly<Record<string, string>> = { Api: "RestApiId", HttpApi: "ApiId" };

/** The events of one type that a resource lists. */
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

/** `{ Ref: "Orders" }` names a resource of the template; an id stands for itself. */
function logicalIdOf(value: Json | undefined): string | undefined {
  return isObject(value) ? textOf(value["Ref"]) : textOf(value);
}
