import type { IntegrationRecord } from "../model/record/rest-api-record.ts";
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
  {
    code: "lint.unset-reference",
    severity: "warning",
    member: "requestTemplates",
    when: ({ text }) => unsetReference(text) !== undefined,
    text: ({ text }) => `nothing sets $${unsetReference(text)}: it is printed as nothing`,
    fix: "Set it, or loop over what it stands for: #foreach($each in $input.path('$.items')).",
  },
];

/** What every template has, those of `#foreach` included. */
const given: ReadonlySet<string> = new Set([
  "input",
  "context",
  "stageVariables",
  "util",
  "foreach",
  // What has no value is what this is written for.
  "null",
  "velocityCount",
  "velocityHasNext",
]);

/**
 * A reference to what no directive sets. `${name}` is left out: another tool may fill it in, and so
 * are a dollar sign behind a backslash and the text of comments.
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

/** What a directive sets: one name, or the arguments of a macro. */
const opening = /#(?:(?:set|foreach)\s*\(\s*\$!?\{?([A-Za-z][\w-]*)|(?:define|macro)\s*\(([^)]*))/g;

/** A part of the request that stands in a form without being encoded. */
function rawInForm(text: string): string | undefined {
  const bare = text.replaceAll(/\$util\.urlEncode\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/g, "");
  // Of a text that is never closed, each beginning would be read to the end.
  return /\$input\.(?:body|(?:path|json|params)\([^)]{0,1000}\))/.exec(bare)?.[0];
}
