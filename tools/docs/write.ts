// Writes the generated pages. A test fails if one of them is outdated.
import { writeFileSync } from "node:fs";
import { choosingPage } from "./choosing.ts";

writeFileSync("docs/choosing-an-integration.md", choosingPage());
