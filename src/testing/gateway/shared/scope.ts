import type { ContextData } from "../../../integrations/mapping-templates/scope/context.ts";
import type { InputParams } from "../../../integrations/mapping-templates/scope/scope.ts";

/** What the mappings and templates of one request read and write. They share `$context`. */
export interface MappingScope {
  readonly params: InputParams;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextData;
}
