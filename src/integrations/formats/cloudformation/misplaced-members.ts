import { responseMembers, restMembers, v2Members } from "../members.ts";
import { restTables } from "./rest-members.ts";

/** Where a member belongs that stands in the wrong object. */
interface Home {
  readonly has: (name: string) => boolean;
  readonly advice: (name: string) => string;
}

const isIntegration = (name: string) => Object.hasOwn(restMembers.cfn, name);
const isResponse = (name: string) => Object.hasOwn(responseMembers.cfn, name);
const method = restTables["AWS::ApiGateway::Method"];
const isMethod = (name: string) =>
  Object.hasOwn(method.members, name) || method.aside.some((each) => each === name);

const inIntegration: Home = {
  has: isIntegration,
  advice: (name) => `Move ${name} one level down, into Integration.`,
};

const inResponse: Home = {
  has: isResponse,
  advice: (name) => `Move ${name} into an entry of the Integration's IntegrationResponses.`,
};

/** By the object that the member is in, the nearest home first. */
const homes: Readonly<Record<string, readonly Home[]>> = {
  "AWS::ApiGateway::Method": [inIntegration, inResponse],
  Integration: [
    {
      has: isMethod,
      advice: (name) => `Move ${name} one level up, out of Integration: it is the method's.`,
    },
    inResponse,
  ],
  IntegrationResponse: [
    {
      has: isIntegration,
      advice: (name) => `Move ${name} up, out of IntegrationResponses: it is the integration's.`,
    },
    {
      has: isMethod,
      advice: (name) => `Move ${name} up, out of Integration: it is the method's.`,
    },
  ],
  "AWS::ApiGatewayV2::Route": [
    {
      has: (name) => Object.hasOwn(v2Members.cfn, name),
      advice: (name) =>
        `Move ${name} into a resource of type AWS::ApiGatewayV2::Integration, and name it in Target.`,
    },
  ],
};

/** What to do with a member that its object does not have; undefined where no other has it. */
export function adviseMisplacedMember(
  name: string,
  owner: string,
  path: readonly string[],
): string | undefined {
  const isInResponse =
    owner === "Integration" && path[0] === "IntegrationResponses" && path.length > 1;
  const place = isInResponse ? "IntegrationResponse" : owner;
  const known = Object.hasOwn(homes, place) ? homes[place] : undefined;
  return known?.find(({ has }) => has(name))?.advice(name);
}
