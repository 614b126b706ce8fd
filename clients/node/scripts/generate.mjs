// Makes src/openapi.ts of the platform's description. With --check it only says whether that was done.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../../server/src/main/resources/description/openapi.json", import.meta.url);
const target = new URL("../src/openapi.ts", import.meta.url);

const description = JSON.parse(await readFile(source, "utf8"));
// errors and headers are the same for all operations: the package has classes for them
for (const operation of Object.values(description.paths).flatMap(Object.values)) {
  for (const [status, response] of Object.entries(operation.responses)) {
    if (status >= "300") delete operation.responses[status];
    else delete response.headers;
  }
}
const head = "// Made by `npm run generate` of the platform's OpenAPI description; do not edit.\n\n";
const made = head + astToString(await openapiTS(description, { defaultNonNullable: false }));

if (!process.argv.includes("--check")) {
  await writeFile(target, made);
} else if (made !== (await readFile(target, "utf8"))) {
  console.error("src/openapi.ts is not what the description says: `npm run generate` makes it anew");
  process.exit(1);
}
