import type { Json } from "../../../core/json.ts";
import { writeMembers } from "../member-conversion.ts";
import { MemberReading } from "../member-reading.ts";
import type { Members } from "../members.ts";
import type { JsonObject } from "../openapi/shape.ts";
import type { Omission } from "../print-document.ts";

/** Collects the resources of a template, and omissions. */
export class TemplateWriting {
  readonly ids = new LogicalIds();
  readonly resources: Record<string, Json> = {};
  readonly omissions: Omission[] = [];

  add(id: string, type: string, properties: JsonObject, dependsOn: readonly string[] = []): void {
    this.resources[id] = {
      Type: type,
      ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
      ...(Object.keys(properties).length > 0 && { Properties: properties }),
    };
  }

  /** Converts a part of a record to properties. Values without a property become omissions. */
  properties(
    part: object,
    members: Members,
    at: readonly string[],
    elsewhere: readonly string[] = [],
  ): Record<string, Json> {
    const said = new Set([...Object.values(members).map(({ to }) => to), ...elsewhere]);
    for (const [name, value] of Object.entries(part)) {
      if (value !== undefined && !said.has(name)) {
        this.omissions.push({
          code: "cloudformation.no-property",
          at: [...at, name],
          message: `no property can hold it: ${JSON.stringify(value)}`,
        });
      }
    }
    const own = Object.fromEntries(Object.entries(part));
    return writeMembers(own, members, new MemberReading(), { dialect: "cfn", path: [] });
  }
}

export function refTo(logicalId: string): JsonObject {
  return { Ref: logicalId };
}

/** Generates unique alphanumeric logical ids. */
class LogicalIds {
  readonly #taken = new Set<string>();

  /** Returns `OrdersIdResource` for `/orders/{id}` and `Resource`; then `OrdersIdResource2`. */
  of(text: string, kind: string): string {
    const words = text
      .split(/[^A-Za-z0-9]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1));
    const wanted = `${words.join("")}${kind}`.slice(0, 200);
    let id = wanted;
    for (let number = 2; this.#taken.has(id); number += 1) id = `${wanted}${number}`;
    this.#taken.add(id);
    return id;
  }
}
