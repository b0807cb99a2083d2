import { readMembers } from "../convert.ts";
import type { LoadFinding, Severity } from "../load-finding.ts";
import { MemberReading } from "../member-reading.ts";
import type { Members } from "../members.ts";
import { adviseMisplacedMember } from "./misplaced-members.ts";
import type { ResolvedResource } from "./resolve.ts";
import type { ResourceTable } from "./rest-members.ts";

/** One reading of a template's resources, and what was found on the way. */
export class TemplateReading {
  readonly findings: LoadFinding[] = [];

  find(
    severity: Severity,
    code: string,
    at: readonly string[],
    message: string,
    fix?: string,
  ): void {
    this.findings.push({ code, severity, message, ...(fix !== undefined && { fix }), at });
  }

  /** The members of the record that a resource says, by its type's table. */
  members(resource: ResolvedResource, { members, aside }: ResourceTable): Record<string, unknown> {
    const own = Object.entries(resource.properties).filter(([name]) => !aside.includes(name));
    const known = [...Object.keys(members), ...aside];
    const at = [...resource.at, "Properties"];
    return this.part(Object.fromEntries(own), members, at, resource.type, known);
  }

  /** The members of one object inside a resource. */
  part(
    value: object,
    members: Members,
    at: readonly string[],
    owner: string,
    known: readonly string[] = Object.keys(members),
  ): Record<string, unknown> {
    const reading = new MemberReading();
    const read = readMembers(value, members, reading, { dialect: "cfn", path: [] });
    this.issues(reading, at, owner, known);
    return read;
  }

  /** What a reading of single members did not understand. */
  issues(
    { issues, warnings }: MemberReading,
    at: readonly string[],
    owner: string,
    known: readonly string[],
  ): void {
    for (const { path, message } of [...issues, ...warnings]) {
      const name = path.at(-1) ?? "";
      const home = message.startsWith("there is no member")
        ? adviseMisplacedMember(name, owner, path)
        : undefined;
      const code = home ? "cloudformation.misplaced-member" : "cloudformation.unknown-member";
      const said = home ? `${owner} has no member "${name}" here` : `${owner}: ${message}`;
      const isUnknown = message.startsWith("there is no member");
      this.find(
        "error",
        isUnknown ? code : "cloudformation.invalid-member",
        [...at, ...path],
        said,
        home ?? (isUnknown ? `Known are ${known.join(", ")}.` : undefined),
      );
    }
  }
}
