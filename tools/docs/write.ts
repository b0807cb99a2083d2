// Writes the pages that are generated from data. A test fails if one of them is stale.
import { writeFileSync } from "node:fs";
import { choosingPage } from "./choosing.ts";

writeFileSync("docs/choosing-an-integration.md", choosingPage());
