/** Who may import whom. The folders and their order are described in CONTRIBUTING.md. */
const leaves = "^src/[^/]+\\.ts$";

/** A folder of `src` may import itself, the leaves, and what is listed. */
function only(folder, ...allowed) {
  const own = `^src/${folder}/`;
  return {
    name: `${folder.replaceAll("/", "-")}-direction`,
    severity: "error",
    from: { path: own, pathNot: "\\.test\\.ts$" },
    to: { path: "^src/", pathNot: [own, leaves, ...allowed.map((each) => `^src/${each}`)] },
  };
}

const kinds = [
  "integrations/kinds/",
  "integrations/grammar/",
  "integrations/fields\\.ts$",
  "integrations/v2-fields\\.ts$",
  "integrations/strict-object\\.ts$",
  "integrations/english\\.ts$",
];
const records = [
  ...kinds,
  "integrations/record/",
  "integrations/integration\\.ts$",
  "integrations/cells\\.ts$",
  "integrations/validate\\.ts$",
];

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    {
      name: "leaves-import-leaves",
      severity: "error",
      from: { path: leaves },
      to: { path: "^src/", pathNot: leaves },
    },
    only("integrations"),
    only("proxy-events"),
    only("testing", "integrations/", "proxy-events/"),
    only("integrations/grammar"),
    only("integrations/kinds", ...kinds),
    only("integrations/expressions"),
    only("integrations/mapping-templates"),
    only("integrations/rules", ...records),
    only("integrations/record", ...records, "integrations/api/"),
    only("integrations/builders", ...records, "integrations/expressions/", "integrations/rules/"),
    only("integrations/api", ...records, "integrations/expressions/"),
    only("integrations/lint", ...records, "integrations/rules/"),
    only(
      "integrations/formats",
      ...records,
      "integrations/api/",
      "integrations/rules/",
      "integrations/lint/",
    ),
    only("integrations/describe", ...records),
    only("integrations/management", ...records, "integrations/api/"),
    {
      name: "nothing-needs-the-command-line",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/testing/cli/" },
      to: { path: "^src/testing/cli/" },
    },
    {
      name: "peers-behind-their-doors",
      comment: "Only these folders may load an optional peer or the SDK's runtime.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/testing/(aws|cli|hosts|test-invoke)/",
          "^src/integrations/management/",
          "\\.test\\.ts$",
        ],
      },
      to: { path: "node_modules/(@aws-sdk|@smithy|msw)/" },
    },
    {
      name: "zod-without-its-methods",
      comment: "Published with the library, where zod itself would be three times zod/mini.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/proxy-events/", "\\.test\\.ts$"] },
      to: { path: "node_modules/zod/(?!mini/|locales/)" },
    },
    {
      name: "no-node-modules-in-core",
      comment: "The integrations and their engine also run in a browser.",
      severity: "error",
      from: { path: "^src/integrations/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "tests-are-leaves",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "\\.test\\.ts$" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
