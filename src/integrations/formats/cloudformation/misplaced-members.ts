import { responseMembers, restMembers, v2Members } from "../members.ts";
import { restTables } from "./rest-members.ts";

/** A correct location for a misplaced member. */
interface MemberLocation {
  readonly has: (name: string) => boolean;
  readonly advice: (name: string) => string;
}

const isIntegration = (name: string) => Object.hasOwn(restMembers.cfn, name);
const isResponse = (name: string) => Object.hasOwn(responseMembers.cfn, name);
const method = restTables["AWS::ApiGateway::Method"];
const isMethod = (name: string) =>
  Object.hasOwn(method.members, name) || method.aside.some((each) => each === name);

const inIntegration: MemberLocation = {
  has: isIntegration,
  advice: (name) => `Move ${name} one level down, into Integration.`,
};

const inResponse: MemberLocation = {
  has: isResponse,
  advice: (name) => `Move ${name} into an entry of the Integration's IntegrationResponses.`,
};

/** Possible locations by the object that holds the member, the nearest first. */
const locations: Readonly<Record<string, readonly MemberLocation[]>> = {
  "AWS::ApiGateway::Method": [inIntegration, inResponse],
  Integration: [
    {
      has: isMethod,
      advice: (name) => `Move ${name} one level up, out of Integration: it belongs to the method.`,
    },
    inResponse,
  ],
  IntegrationResponse: [
    {
      has: isIntegration,
      advice: (name) =>
        `Move ${name} up, out of IntegrationResponses: it belongs to the integration.`,
    },
    {
      has: isMethod,
      advice: (name) => `Move ${name} up, out of Integration: it belongs to the method.`,
    },
  ],
  "AWS::ApiGatewayV2::Route": [
    {
      has: (name) => Object.hasOwn(v2Members.cfn, name),
      advice: (name) =>
        `Move ${name} into a resource of type AWS::ApiGatewayV2::Integration, and refer to it in Target.`,
    },
  ],
};

/** Advises where to move an unknown member; returns undefined if it belongs nowhere else. */
export function adviseMisplacedMember(
  name: string,
  owner: string,
  path: readonly string[],
): string | undefined {
  const isInResponse =
    owner === "Integration" && path[0] === "IntegrationResponses" && path.length > 1;
  const place = isInResponse ? "IntegrationResponse" : owner;
  const known = Object.hasOwn(locations, place) ? locations[place] : undefined;
  return known?.find(({ has }) => has(name))?.advice(name);
}
