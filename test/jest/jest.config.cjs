// The same suite against the build, in the two modes that Jest has. `--selectProjects` takes one.
const project = (displayName, file) => ({
  displayName,
  rootDir: __dirname,
  testMatch: [`<rootDir>/${file}`],
  moduleFileExtensions: ["js", "cjs", "mjs", "json"],
  // What is published needs no transform.
  transform: {},
});

module.exports = {
  projects: [project("commonjs", "commonjs.test.cjs"), project("esm", "esm.test.mjs")],
};
