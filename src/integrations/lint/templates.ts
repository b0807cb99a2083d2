import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
import type { Advice } from "./advice.ts";

/** One mapping template of an integration's request. */
export interface TemplateSubject {
  readonly text: string;
  readonly integration: IntegrationRecord;
}

/** Mistakes found in mapping templates of public repositories. */
export const templateAdvice: readonly Advice<TemplateSubject>[] = [
  {
    code: "lint.form-not-encoded",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /^\s*Action=/.test(text) && rawInForm(text) !== undefined,
    text: ({ text }) =>
      `${rawInForm(text)} is inserted into a form without encoding: &, + and % in it change the message`,
    fix: "Wrap it in $util.urlEncode(…).",
  },
  {
    code: "lint.apostrophe",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) =>
      /"[^"\n]*\$util\.escapeJavaScript\((?:[^()]|\([^()]*\))*\)(?!\.replaceAll)/.test(text),
    text: "$util.escapeJavaScript writes \\' for an apostrophe, which is invalid JSON: such requests fail",
    fix: `Append .replaceAll("\\\\'", "'").`,
  },
  {
    code: "lint.text-not-escaped",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) =>
      /[:,[{]\s*"\$(?:input\.(?:path|params)\((?:[^()]|\([^()]*\))*\)|input\.body)"/.test(text),
    text: "text of the request is inserted between quotes without escaping: a quote in it ends the string, and the rest is read as JSON",
    fix: "Use $input.json('$.name') without quotes, or $util.escapeJavaScript(…) inside them.",
  },
  {
    code: "lint.epoch-milliseconds",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /\$context\.requestTimeEpoch\s*\+\s*\d{2,6}(?!\d)/.test(text),
    text: "seconds are added to $context.requestTimeEpoch, which is in milliseconds",
    fix: "Divide it by 1000 first.",
  },
  {
    code: "lint.map-in-quotes",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => /"\$input\.params\(\)(?:\.get\('\w+'\)|\.\w+)?"/.test(text),
    text: "a map between quotes is printed as {name=value}, which is not valid JSON",
    fix: "Loop over its keySet(), or use one parameter: $input.params('name').",
  },
  {
    code: "lint.unset-reference",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => unsetReference(text) !== undefined,
    text: ({ text }) => `$${unsetReference(text)} is never set`,
    fix: "Set it with #set, or loop: #foreach($each in $input.path('$.items')).",
  },
];

/** Built-in references, including those of `#foreach`. */
const given: ReadonlySet<string> = new Set([
  "input",
  "context",
  "stageVariables",
  "util",
  "foreach",
  // A reference that is meant to be unset.
  "null",
  "velocityCount",
  "velocityHasNext",
]);

/**
 * Finds a reference that no directive sets. Ignores `${name}`, which another tool may replace,
 * escaped dollar signs and comments.
 */
function unsetReference(template: string): string | undefined {
  const text = template.replaceAll(/##.*|#\*(?:[^*]|\*(?!#))*(?:\*#|$)/g, "");
  const names = new Set(
    [...text.matchAll(opening)].flatMap(([, one, several = ""]) =>
      one === undefined ? namesIn(several) : [one],
    ),
  );
  return namesIn(text).find((name) => !given.has(name) && !names.has(name));
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\\$])\$!?([A-Za-z][\w-]*)/g)].map(([, name = ""]) => name);
}

/** Directives that set a name or the arguments of a macro. */
const opening = /#(?:(?:set|foreach)\s*\(\s*\$!?\{?([A-Za-z][\w-]*)|(?:define|macro)\s*\(([^)]*))/g;

/** Finds an unencoded part of the request in a form. */
function rawInForm(text: string): string | undefined {
  const bare = text.replaceAll(/\$util\.urlEncode\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, "");
  // In unterminated text, every start would be scanned to the end.
  return /\$input\.(?:body|(?:path|json|params)\([^)]{0,1000}\))/.exec(bare)?.[0];
}
