const project = (name, more = {}) => ({
  displayName: name,
  rootDir: __dirname,
  testEnvironment: "jsdom",
  testMatch: [`<rootDir>/${name}.test.cjs`],
  moduleFileExtensions: ["js", "cjs", "mjs", "json"],
  transform: {},
  ...more,
});

module.exports = {
  projects: [
    project("library"),
    // What AWS's own clients need beside jsdom.
    project("account", {
      testEnvironmentOptions: { customExportConditions: ["node", "require"] },
      setupFiles: ["<rootDir>/jest-setup.cjs"],
    }),
  ],
};
