import {
  type ResourceTable,
  type RestType,
  restTables,
} from "../../../integrations/formats/cloudformation/rest-members.ts";
import { readMembers } from "../../../integrations/formats/convert.ts";
import type { Members } from "../../../integrations/formats/members.ts";
import { Reading } from "../../../integrations/formats/reading.ts";
import type { Json } from "../../../json.ts";
import { badRequest } from "../aws-error.ts";

export type Properties = { readonly [name: string]: Json };

/** The members of a service's input that a resource's properties give, by its type's table. */
export function inputOf(properties: Properties, type: RestType): Record<string, unknown> {
  const table: ResourceTable = restTables[type];
  const own = Object.entries(properties).filter(([name]) => !table.aside.includes(name));
  return partOf(Object.fromEntries(own), table.members);
}

/** @throws AwsError for a property that the type does not have; the text is that of public reports. */
export function partOf(properties: object, members: Members): Record<string, unknown> {
  const reading = new Reading();
  const read = readMembers(properties, members, reading, { dialect: "cfn", path: [] });
  const [issue] = reading.issues;
  if (issue) throw badRequest(`Encountered unsupported property ${issue.path.join("/")}`);
  return read;
}

/** A property as text, such as an id that another resource gave. */
export function textIn(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
