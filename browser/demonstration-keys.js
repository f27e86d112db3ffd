// The secret keys of the demonstration's channel, as they are published with it.
import { readFileSync } from "node:fs";

const rows = readFileSync(new URL("../crates/platform/demo/channel/keys.csv", import.meta.url), "utf8").trim().split("\n");

/** The secret key of one of its people. */
export const identity = (handle) => rows.map((row) => row.split(",")).find((row) => row[0] === handle)[2];
