import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";
import { runs } from "./test/support/runs.ts";

const mswTests = "test/rest/msw-handlers.test.ts";

/** Takes MSW from the peers of the tests, where the older of its two supported versions is installed. */
const olderMsw: Plugin = {
  name: "older-msw",
  enforce: "pre",
  resolveId(source) {
    return /^msw(?:\/|$)/.test(source)
      ? this.resolve(source, resolve("test/peers/package.json"), { skipSelf: true })
      : undefined;
  },
};

// Ends what hangs, on a machine that has other things to do as well; no test is a race.
const testTimeout = runs(60_000);

export default defineConfig({
  test: {
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      exclude: ["src/**/*.test.ts", "src/**/index.ts"],
      reporter: ["text-summary", "html"],
      // Percentages that `npm run verify` holds.
      thresholds: JSON.parse(readFileSync("coverage.floor.json", "utf8")),
    },
    projects: [
      {
        test: {
          name: "unit",
          // Modules keep no state that a test could see, and loading them anew takes twice the time of all tests.
          isolate: false,
          include: ["{src,test,tools}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "test/packaging/**", "test/aws-cli/**"],
          setupFiles: ["test/support/properties.setup.ts"],
          testTimeout,
        },
      },
      {
        // Packs and installs the build, so it runs after it.
        test: { name: "packaging", include: ["test/packaging/*.test.ts"], testTimeout },
      },
      {
        // Runs the AWS command line, which is not part of the project.
        test: { name: "aws cli", include: ["test/aws-cli/*.test.ts"], testTimeout },
      },
      {
        // Suites as a user writes them: they import the build by its name.
        test: { name: "examples", include: ["examples/**/*.test.ts"], testTimeout },
      },
      {
        plugins: [olderMsw],
        test: { name: "msw 2", include: [mswTests], testTimeout },
      },
    ],
  },
});
