import type { ContextData } from "../../../integrations/mapping-templates/scope/context.ts";
import type { InputParams } from "../../../integrations/mapping-templates/scope/scope.ts";

/** What the mappings and templates of one request read and write. `$context` goes from one to the next. */
export interface MappingScope {
  readonly params: InputParams;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextData;
}
