import type { JavaValue } from "../../src/integrations/mapping-templates/java/values.ts";
import {
  type JsonPathResult,
  type Plain,
  queryJsonPath as query,
  renderTemplate as render,
  type TemplateScope,
} from "../../src/integrations/mapping-templates/index.ts";

export const name = "gatewright";

interface Question extends Omit<TemplateScope, "input" | "variables"> {
  readonly template: string;
  readonly input?: NonNullable<TemplateScope["input"]>;
  readonly variables?: Readonly<Record<string, Plain>>;
}

export function renderTemplate({ template, ...scope }: Question): unknown {
  const { text, context } = render(template, scope);
  return { text, context };
}

export function queryJsonPath(question: { document: string; path: string }): unknown {
  const result: JsonPathResult = query(question.document, question.path);
  return result.found ? { value: result.value, printed: result.printed } : { missing: true };
}

export type { JavaValue };
