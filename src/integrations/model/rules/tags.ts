import type { Rule } from "./rule.ts";

type Tags = Readonly<Record<string, string>>;

/** The maximum number of tags per resource. The limit is documented; the text is ours. */
export const tagCountRules: readonly Rule<Tags>[] = [
  {
    code: "tags.too-many",
    when: (tags) => Object.keys(tags).length > 50,
    text: "A resource can have at most 50 tags.",
    fix: "Remove tags first.",
  },
];

/** Rules for tags. The limits are documented; the texts are ours. */
export const tagRules: readonly Rule<Tags>[] = [
  ...tagCountRules,
  {
    code: "tags.key-length",
    when: (tags) => Object.keys(tags).some((key) => key === "" || key.length > 128),
    text: "A tag key must have between 1 and 128 characters.",
    fix: "Use a key of 1 to 128 characters.",
  },
  {
    code: "tags.key-reserved",
    when: (tags) => Object.keys(tags).some((key) => key.toLowerCase().startsWith("aws:")),
    text: "A tag key must not start with aws:.",
    fix: "Use a key without this prefix.",
  },
  {
    code: "tags.value-length",
    when: (tags) => Object.values(tags).some((value) => value.length > 256),
    text: "A tag value can have at most 256 characters.",
    fix: "Use a value of at most 256 characters.",
  },
];
