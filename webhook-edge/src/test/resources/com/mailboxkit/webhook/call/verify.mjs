// Says whether a signature is true: verify.mjs SECRET SIGNATURE, with the body on standard input.

import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";

const [secret, signature] = process.argv.slice(2);
const trueOne = Buffer.from(createHmac("sha256", secret).update(readFileSync(0)).digest("hex"));
const given = Buffer.from(signature);
console.log(given.length === trueOne.length && timingSafeEqual(given, trueOne));
