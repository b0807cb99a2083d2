import { byName } from "../../../../core/by-name.ts";
import { isGatewrightError } from "../../../../core/errors.ts";
import { memoize } from "../../../../core/memoize.ts";
import { splitTarget } from "../../../../core/message.ts";
import { renderTemplate } from "../../../../integrations/mapping-templates/render.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";
import { parseTemplate } from "../../../../integrations/mapping-templates/template.ts";
import { type RestEventInput, restRequestContext } from "../../../../proxy-events/to-event/rest.ts";
import { GatewayFault } from "../../../failures/gateway-fault.ts";
import type { MethodRequestStep } from "../../../trace/trace.ts";
import { type MappingScope } from "../../shared/scope.ts";
import { type RestExecution } from "./execution.ts";

interface RenderedText {
  readonly text: string;
  /** `$context` after the template, including overrides. */
  readonly context: ContextData;
}

export function templateScope(
  { stage }: RestExecution,
  input: RestEventInput,
  methodRequest: MethodRequestStep,
): MappingScope {
  const { path } = splitTarget(input.request.target);
  const { authorizer: _, identity: client, ...context } = restRequestContext(input, path);
  const { clientCert: __, ...identity } = client;
  return {
    params: {
      path: methodRequest.pathParameters,
      querystring: Object.fromEntries(methodRequest.queryString),
      // Few templates read them. The engine omits those that no template uses. They are sorted by
      // name in six published outputs of deployed APIs.
      get header() {
        return Object.fromEntries(methodRequest.headers.toSorted(byName));
      },
    },
    stageVariables: stage.variables,
    context: {
      ...context,
      identity,
      ...(stage.isCanaryRequest !== undefined && {
        isCanaryRequest: String(stage.isCanaryRequest),
      }),
    },
  };
}

/** Caches parsed templates of at most 300 KB each. An API has many, but few are long. */
const templateOf = memoize(1000, (text) => parseTemplate(text));

/** The place of a template. */
interface TemplatePlace {
  /** Its key, if it is a request template. */
  readonly template?: string;
  /** The failure of the template itself. */
  readonly toFault: (reason: string) => GatewayFault;
}

/** Renders a request or response template. A failure ends the request, as on AWS. */
export function renderIn(
  scope: MappingScope,
  text: string,
  body: string,
  { template, toFault }: TemplatePlace,
): RenderedText {
  const { params, stageVariables, context } = scope;
  try {
    const given = { input: { body, params }, stageVariables, context };
    const rendered = renderTemplate(templateOf(text), given);
    // Copied only if the template can have written to it.
    return { text: rendered.text, context: text.includes("context") ? rendered.context : context };
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    // Recorded for a body that starts like JSON but is not valid: 400 with the parser's message.
    if (error.code === "template.payload") {
      throw new GatewayFault("request.payload", {
        reason: error.message,
        ...(template !== undefined && { template }),
      });
    }
    throw toFault(error.message);
  }
}
