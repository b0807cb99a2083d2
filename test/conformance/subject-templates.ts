import {
  type JsonPathResult,
  type Plain,
  queryJsonPath as query,
  renderTemplate as render,
  type TemplateScope,
} from "../../src/integrations/mapping-templates/index.ts";

interface Question extends Omit<TemplateScope, "input" | "variables"> {
  readonly template: string;
  readonly input?: NonNullable<TemplateScope["input"]>;
  readonly variables?: Readonly<Record<string, Plain>>;
}

export function renderTemplate({ template, variables = {}, ...scope }: Question): unknown {
  const entries = Object.entries(variables).map(
    ([name, value]) => [name, numberOf(value)] as const,
  );
  const { text, context } = render(template, { ...scope, variables: Object.fromEntries(entries) });
  return { text, context };
}

/** `{"$java": "long", "value": 1}` stands for a number of that class. */
function numberOf(value: Plain): Plain {
  if (typeof value !== "object" || value === null || !("$java" in value)) return value;
  const number = Number(value["value"]);
  return value["$java"] === "long" ? BigInt(number) : number;
}

export function queryJsonPath(question: { document: string; path: string }): unknown {
  const result: JsonPathResult = query(question.document, question.path);
  return result.found ? { value: result.value, printed: result.printed } : { missing: true };
}
