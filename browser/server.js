// Starts `kenes` on a free port and stops it again; the tests drive what it serves.
import { existsSync } from "node:fs";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export const KENES = process.env.KENES_TEST_BINARY ?? fileURLToPath(new URL("../target/debug/kenes", import.meta.url));

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until it is so; the error says what was waited for. */
export async function until(what, holds, ms = 60_000) {
  for (const end = Date.now() + ms; Date.now() < end; await pause(100)) {
    if (await holds().catch(() => false)) return;
  }
  throw new Error(`waited ${ms / 1000} seconds in vain: ${what}`);
}

/** `kenes demo` or `kenes serve` on this data folder: its address, and how to stop it. */
export async function start(command, data) {
  if (!existsSync(KENES)) throw new Error(`${KENES} is not there: run cargo build -p kenes first`);
  const url = `http://127.0.0.1:${await freePort()}`;
  // Settings of whoever runs the tests do not reach the server.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("KENES_"));
  const env = { ...Object.fromEntries(own), KENES_SECURE_COOKIES: "false" };
  const child = spawn(KENES, [command, "--data", data, "--listen", url.slice(7)], { env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  let ended = false;
  child.once("exit", () => (ended = true));
  await until(`${command} is ready`, async () => {
    if (ended) return true;
    return (await fetch(`${url}/readyz`)).ok;
  });
  if (ended) throw new Error(`kenes ${command} did not start:\n${said}`);
  return {
    url,
    async stop() {
      if (ended) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** Runs a command of `kenes` to its end, with this text on standard input. */
export async function run(args, input = "") {
  const child = spawn(KENES, args, { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  child.stdin.end(input);
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`kenes ${args.join(" ")} ended with ${code}:\n${said}`);
  return said;
}
