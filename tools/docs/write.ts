// Writes the pages that are made from data. A test fails when one of them is stale.
import { writeFileSync } from "node:fs";
import { choosingPage } from "./choosing.ts";

writeFileSync("docs/choosing-an-integration.md", choosingPage());
