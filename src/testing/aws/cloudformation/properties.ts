import type { Json } from "../../../core/json.ts";
import type { ResourceTable } from "../../../integrations/formats/cloudformation/rest-members.ts";
import { readMembers } from "../../../integrations/formats/member-conversion.ts";
import { MemberReading } from "../../../integrations/formats/member-reading.ts";
import type { Members } from "../../../integrations/formats/members.ts";
import { badRequest } from "../account/aws-error.ts";

export type Properties = { readonly [name: string]: Json };

/** The members of an operation's input, undefined where nothing is said of them. */
type Given<Input> = { readonly [Name in keyof Input]-?: Input[Name] | undefined };

/** The members of an operation's input that a resource's properties give, by its type's table. */
export function inputOf<Input>(
  properties: Properties,
  { members, aside }: ResourceTable<keyof Input & string>,
): Given<Input> {
  const own = Object.entries(properties).filter(([name]) => !aside.includes(name));
  return partOf(Object.fromEntries(own), members);
}

/** @throws AwsError for a property that the type does not have; the text is that of public reports. */
export function partOf<Input>(
  properties: object,
  members: Members<keyof Input & string>,
): Given<Input> {
  const reading = new MemberReading();
  const read = readMembers(properties, members, reading, { dialect: "cfn", path: [] });
  const [issue] = reading.issues;
  if (issue) throw badRequest(`Encountered unsupported property ${issue.path.join("/")}`);
  // The table has names of the input's members, and their shapes; what is no word of an enumeration
  // the operation refuses.
  return read as Given<Input>;
}

/** A property as text, such as an id that another resource gave. */
export function textIn(properties: Properties, name: string): string {
  const value = properties[name];
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
