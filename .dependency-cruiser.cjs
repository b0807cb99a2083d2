/** Who may import whom. The folders and their order are described in CONTRIBUTING.md. */

/** A folder of `src` may import itself, `core`, and what is listed. Its tests are held to the same. */
function only(folder, ...allowed) {
  const own = `^src/${folder}/`;
  return {
    name: `${folder.replaceAll("/", "-")}-direction`,
    severity: "error",
    from: { path: own },
    to: { path: "^src/", pathNot: [own, "^src/core/", ...allowed.map((each) => `^src/${each}/`)] },
  };
}

/**
 * Each row may import the rows above it and what is listed, which leaves no cycle between folders.
 * Files of `folder` itself stand below all rows.
 */
function stack(folder, rows, ...allowed) {
  return rows.flatMap((row, index) => {
    const above = rows.slice(0, index).flat();
    return row.map((name) =>
      only(`${folder}/${name}`, ...above.map((each) => `${folder}/${each}`), ...allowed),
    );
  });
}

const testingRows = [
  ["request"],
  ["log"],
  ["failures"],
  ["trace"],
  ["backends"],
  ["hosts"],
  ["gateway/shared"],
  ["gateway/rest"],
  ["emulate", "aws"],
  ["test-invoke"],
  ["simulate", "events"],
  ["invoke"],
  ["recordings", "matchers", "cli"],
];

/** The rows inside a folder of `testing`, whose files may import what the folder may. */
function inside(folder, ...rows) {
  const index = testingRows.findIndex((row) => row.includes(folder));
  const above = testingRows.slice(0, index).flat();
  const allowed = above.map((each) => `testing/${each}`);
  return stack(`testing/${folder}`, rows, "integrations", "proxy-events", ...allowed);
}

/** A folder whose own files stand above its folders. */
function filesAbove(folder) {
  return {
    name: `testing-${folder}-files`,
    severity: "error",
    from: { path: `^src/testing/${folder}/[^/]+$` },
    to: { path: `^src/testing/${folder}/.+/` },
  };
}

const testing = [
  ...stack("testing", testingRows, "integrations", "proxy-events"),
  filesAbove("hosts"),
  ...inside("gateway/rest", ["steps"], ["authorize", "integrations"]),
  ...inside(
    "aws",
    ["account"],
    ["patches", "models", "wire"],
    ["operations"],
    ["lambda", "v2", "cloudformation"],
  ),
  filesAbove("matchers"),
  ...inside("cli", ["program"], ["commands"]),
];

const integrations = [
  ...stack("integrations", [
    ["model"],
    ["convert", "mapping-templates"],
    ["authoring", "lint"],
    ["formats", "management"],
  ]),
  // What each row above may not use of the rows below it.
  only("integrations/mapping-templates"),
  only("integrations/lint", "integrations/model", "integrations/mapping-templates"),
  only("integrations/model/grammar"),
  {
    name: "definitions-and-records-meet-in-convert",
    comment: "What people write knows nothing of what AWS stores, and the other way round.",
    severity: "error",
    from: { path: "^src/integrations/model/(api|kinds|integration)" },
    to: { path: "^src/integrations/model/(record|rules)/" },
  },
  {
    name: "records-know-no-definitions",
    severity: "error",
    from: { path: "^src/integrations/model/(record|rules)/" },
    to: { path: "^src/integrations/model/(api|kinds|integration|kind-traits)" },
  },
];

module.exports = {
  forbidden: [
    { name: "no-cycle", severity: "error", from: {}, to: { circular: true } },
    only("core"),
    only("proxy-events"),
    only("integrations"),
    only("testing", "integrations", "proxy-events"),
    ...integrations,
    ...testing,
    {
      name: "test-invoke-without-a-gateway",
      comment: "A client for deploy scripts: it calls AWS and reads logs.",
      severity: "error",
      from: { path: "^src/testing/test-invoke/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/testing/(?!test-invoke/|request/|log/|failures/|trace/)", reachable: true },
    },
    {
      name: "peers-behind-their-entry-points",
      comment: "Only these folders may load an optional peer or the SDK's runtime.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/testing/(aws|cli|hosts|simulate|test-invoke)/",
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
      comment: "These also run in a browser: Node comes through src/core/node-module.ts.",
      severity: "error",
      from: {
        path: "^src/",
        pathNot: [
          "^src/testing/cli/",
          "^src/testing/recordings/file\\.ts$",
          "^src/testing/aws/account/client-certificate-pem\\.ts$",
          "\\.test\\.ts$",
        ],
      },
      to: { dependencyTypes: ["core"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "tests-are-leaves",
      severity: "error",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "\\.test\\.ts$|^test/" },
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
