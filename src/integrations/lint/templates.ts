import type { IntegrationRecord } from "../record/rest-api-record.ts";
import type { Advice } from "./advice.ts";

/** One mapping template of an integration's request. */
export interface TemplateSubject {
  readonly text: string;
  readonly integration: IntegrationRecord;
}

/** Mistakes that mapping templates in public repositories have. */
export const templateAdvice: readonly Advice<TemplateSubject>[] = [
  {
    code: "lint.form-not-encoded",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /^\s*Action=/.test(text) && rawInForm(text) !== undefined,
    text: ({ text }) =>
      `${rawInForm(text)} goes into a form as it is: & and + and % in it change the message`,
    fix: "Write $util.urlEncode(…) around it.",
  },
  {
    code: "lint.apostrophe",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) =>
      /"[^"\n]*\$util\.escapeJavaScript\((?:[^()]|\([^()]*\))*\)(?!\.replaceAll)/.test(text),
    text: "$util.escapeJavaScript writes \\' for an apostrophe, which JSON does not have: such requests fail",
    fix: `Add .replaceAll("\\\\'", "'") to it.`,
  },
  {
    code: "lint.text-not-escaped",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) =>
      /[:,[{]\s*"\$(?:input\.(?:path|params)\((?:[^()]|\([^()]*\))*\)|input\.body)"/.test(text),
    text: "text of the request goes between quotes as it is: a quote in it ends the text, and what follows is read as JSON",
    fix: "Write $input.json('$.name') without quotes, or $util.escapeJavaScript(…) within.",
  },
  {
    code: "lint.epoch-milliseconds",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /\$context\.requestTimeEpoch\s*\+\s*\d{2,6}(?!\d)/.test(text),
    text: "$context.requestTimeEpoch is in milliseconds, and seconds are added to it",
    fix: "Divide it by 1000 first.",
  },
  {
    code: "lint.map-in-quotes",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /"\$input\.params\(\)(?:\.get\('\w+'\)|\.\w+)?"/.test(text),
    text: "a map between quotes is printed as {name=value}, which nothing reads",
    fix: "Loop over its keySet(), or take one parameter: $input.params('name').",
  },
];

/** A part of the request that stands in a form without being encoded. */
function rawInForm(text: string): string | undefined {
  const bare = text.replaceAll(/\$util\.urlEncode\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, "");
  return /\$input\.(?:body|path\([^)]*\)|json\([^)]*\)|params\([^)]*\))/.exec(bare)?.[0];
}
