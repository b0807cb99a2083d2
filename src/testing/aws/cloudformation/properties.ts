import type { Json } from "../../../core/json.ts";
import type { ResourceTable } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { readMembers } from "../../../integrations/formats/member-conversion.ts";
import { MemberReading } from "../../../integrations/formats/member-reading.ts";
import type { Members } from "../../../integrations/formats/members.ts";
import { badRequest } from "../account/aws-error.ts";

export type Properties = { readonly [name: string]: Json };

/** The members of an operation's input, undefined if they are not given. */
type Given<Input> = { readonly [Name in keyof Input]-?: Input[Name] | undefined };

/** Converts a resource's properties to an operation's input, by the table of its type. */
export function inputOf<Input>(
  properties: Properties,
  { members, aside }: ResourceTable<keyof Input & string>,
): Given<Input> {
  const own = Object.entries(properties).filter(([name]) => !aside.includes(name));
  return partOf(Object.fromEntries(own), members);
}

/** @throws AwsError for a property that the type does not have, with the text of public reports. */
export function partOf<Input>(
  properties: object,
  members: Members<keyof Input & string>,
): Given<Input> {
  const reading = new MemberReading();
  const read = readMembers(properties, members, reading, { dialect: "cfn", path: [] });
  const [issue] = reading.issues;
  if (issue) throw badRequest(`Encountered unsupported property ${issue.path.join("/")}`);
  // The table has the names and shapes of the input's members. The operation rejects values that an
  // enumeration does not have.
  return read as Given<Input>;
}

/** Returns a property as text, such as another resource's id. */
export function textIn(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
