import { GatewrightError } from "../../../errors.ts";
import type { ContextData } from "../../../integrations/mapping-templates/scope/context.ts";
import type { IntegrationResponseRecord } from "../../../integrations/record/rest-api-record.ts";
import { type Header, headerValue } from "../../../message.ts";
import type { MethodResponseStep } from "../../trace/trace.ts";
import type { RestExecution } from "../execution.ts";
import { configurationFault } from "../fault.ts";
import { renderIn, type TemplateScope } from "./template-scope.ts";

interface RenderedResponse extends MethodResponseStep {
  /** Key of the mapping template that made the body. */
  readonly template?: string;
}

/** What the selected integration response makes of the endpoint's answer. */
export function renderMethodResponse(
  execution: RestExecution,
  selected: IntegrationResponseRecord,
  endpointBody: string,
  scope: TemplateScope,
): RenderedResponse {
  const { statusCode, responseParameters = {}, responseTemplates = {} } = selected;
  const declared = execution.method.methodResponses ?? {};
  if (!Object.hasOwn(declared, statusCode)) {
    throw configurationFault(`Output mapping refers to an invalid method response: ${statusCode}`);
  }
  const accept = headerValue(execution.request.headers, "accept");
  const key = selectTemplate(Object.keys(responseTemplates), accept);
  const { text: body, context } =
    key === undefined
      ? { text: endpointBody, context: scope.context }
      : renderIn(scope, responseTemplates[key] ?? "", endpointBody, "response");

  const mapped = Object.entries(responseParameters).map(([target, source]) =>
    mapHeader(target, source, execution),
  );
  const override = responseOverride(context);
  const headers = replaceHeaders(
    [["Content-Type", key ?? "application/json"], ...mapped],
    override.headers,
  );
  const status = override.status ?? Number(statusCode);
  return { status, headers, body, ...(key !== undefined && { template: key }) };
}

/** By the first accepted type, then JSON, then whichever there is. */
function selectTemplate(keys: readonly string[], accept: string | undefined): string | undefined {
  const accepted = accept?.split(",")[0]?.split(";")[0]?.trim() || "application/json";
  return [accepted, "application/json"].find((type) => keys.includes(type)) ?? keys[0];
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

interface ResponseOverride {
  readonly status?: number;
  readonly headers: readonly Header[];
}

/** What templates wrote to `$context.responseOverride`, the request's included (recorded). */
function responseOverride({ responseOverride: override }: ContextData): ResponseOverride {
  if (typeof override !== "object" || override === null || !("status" in override)) {
    return { headers: headersOf(override) };
  }
  const status = Number(override["status"]);
  return { ...(Number.isInteger(status) && { status }), headers: headersOf(override) };
}

function headersOf(override: ContextData[string]): readonly Header[] {
  if (typeof override !== "object" || override === null || !("header" in override)) return [];
  const header: unknown = override["header"];
  if (typeof header !== "object" || header === null) return [];
  return Object.entries(header).map(([name, value]): Header => [name, String(value)]);
}

/** Later headers replace earlier ones of the same name. */
function replaceHeaders(...lists: readonly (readonly Header[])[]): Header[] {
  const byName = new Map<string, Header>();
  for (const header of lists.flat()) byName.set(header[0].toLowerCase(), header);
  return [...byName.values()];
}
