import type { Refusal } from "../../model/rules/rule.ts";
import type { LoadFinding, Severity } from "../load-finding.ts";
import { readMembers } from "../member-conversion.ts";
import { MemberReading } from "../member-reading.ts";
import type { Members } from "../members.ts";
import { adviseMisplacedMember } from "./misplaced-members.ts";
import type { ResolvedResource } from "./resolve.ts";
import type { ResourceTable } from "./rest-members.ts";

/** Reads a template's resources and collects findings. */
export class TemplateReading {
  readonly findings: LoadFinding[] = [];

  find(finding: LoadFinding): void {
    this.findings.push(finding);
  }

  /** Adds the finding of a rule about a part of an API. */
  findRule(
    severity: Severity,
    at: readonly string[],
    { code, member, message, fix }: Refusal,
    route?: string,
  ): void {
    const said = route === undefined ? message : `${route}: ${message}`;
    this.find({ code, severity, message: said, fix, at, details: { member, route } });
  }

  /** Reads the record's members from a resource, by the table of its type. */
  members(resource: ResolvedResource, { members, aside }: ResourceTable): Record<string, unknown> {
    const own = Object.entries(resource.properties).filter(([name]) => !aside.includes(name));
    const known = [...Object.keys(members), ...aside];
    const at = [...resource.at, "Properties"];
    return this.part(Object.fromEntries(own), members, at, resource.type, known);
  }

  /** Reads the members of one object inside a resource. */
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

  /** Adds findings for members that could not be read. */
  issues(
    { issues, warnings }: MemberReading,
    at: readonly string[],
    owner: string,
    known: readonly string[],
  ): void {
    for (const issue of [...issues, ...warnings]) {
      const { path, message } = issue;
      const place = { severity: "error", at: [...at, ...path] } as const;
      if (issue.code !== "member.unknown") {
        const code = "cloudformation.invalid-member";
        this.find({ ...place, code, message: `${owner}: ${message}`, details: { owner, issue } });
        continue;
      }
      const { name: member } = issue.details;
      const fix = adviseMisplacedMember(member, owner, path);
      this.find(
        fix === undefined
          ? {
              ...place,
              code: "cloudformation.unknown-member",
              message: `${owner}: ${message}`,
              fix: `Known members: ${known.join(", ")}.`,
              details: { owner, member, known },
            }
          : {
              ...place,
              code: "cloudformation.misplaced-member",
              message: `unknown member "${member}" of ${owner}`,
              fix,
              details: { owner, member },
            },
      );
    }
  }
}
