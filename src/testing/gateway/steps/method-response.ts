import { GatewrightError } from "../../../errors.ts";
import type { IntegrationResponseRecord } from "../../../integrations/record/rest-api-record.ts";
import { type Header, headerValue } from "../../../message.ts";
import type { MethodResponseStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { configurationFault } from "../fault.ts";
import { renderMappingTemplate } from "./render-template.ts";

interface RenderedResponse extends MethodResponseStep {
  /** Key of the mapping template that made the body. */
  readonly template?: string;
}

/** What the selected integration response makes of the endpoint's answer. */
export function renderMethodResponse(
  execution: RestExecution,
  selected: IntegrationResponseRecord,
  endpointBody: string,
): RenderedResponse {
  const { statusCode, responseParameters = {}, responseTemplates = {} } = selected;
  const declared = execution.method.methodResponses ?? {};
  if (!Object.hasOwn(declared, statusCode)) {
    throw configurationFault(`Output mapping refers to an invalid method response: ${statusCode}`);
  }
  const key = selectTemplate(
    Object.keys(responseTemplates),
    headerValue(execution.request.headers, "accept"),
  );
  const mapped = Object.entries(responseParameters).map(([target, source]) =>
    mapHeader(target, source, execution),
  );
  const isTyped = mapped.some(([name]) => name.toLowerCase() === "content-type");
  return {
    status: Number(statusCode),
    headers: isTyped ? mapped : [...mapped, ["Content-Type", key ?? "application/json"]],
    ...(key === undefined
      ? { body: isMock(execution) ? "" : endpointBody }
      : { body: renderMappingTemplate(responseTemplates[key] ?? ""), template: key }),
  };
}

/** By the first accepted type, then JSON, then whichever there is: AWS needs one to be there. */
function selectTemplate(keys: readonly string[], accept: string | undefined): string | undefined {
  const accepted = accept?.split(",")[0]?.split(";")[0]?.trim() || "application/json";
  return [accepted, "application/json"].find((type) => keys.includes(type)) ?? keys[0];
}

function isMock({ method }: RestExecution): boolean {
  return method.methodIntegration?.type === "MOCK";
}

const headerTarget = /^method\.response\.header\.(.+)$/;

function mapHeader(target: string, source: string, { stage }: RestExecution): Header {
  const name = headerTarget.exec(target)?.[1] ?? target;
  const literal = /^'(.*)'$/s.exec(source)?.[1];
  if (literal !== undefined) return [name, literal];
  const variable = /^stageVariables\.(\w+)$/.exec(source)?.[1];
  if (variable !== undefined) return [name, stage.variables[variable] ?? ""];
  throw new GatewrightError(
    "gateway.unsupported",
    `Failed to map the response header "${name}": the source "${source}" is not emulated yet`,
    { hint: "Static values in single quotes and stage variables are." },
  );
}
