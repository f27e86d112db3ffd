// Fills a folder with everything that the pages load.
//
//   node bundle.mjs <folder with node_modules> <crates/platform/web> <folder to fill>
//
// Each file's name carries the first 12 hex digits of its SHA-256; manifest.tsv lists
// name, file, content type, hash. Text comes with .gz and .br beside it.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [modules, web, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node bundle.mjs <folder with node_modules> <crates/platform/web> <folder to fill>");
  process.exit(2);
}
const require = createRequire(join(modules, "package.json"));
const esbuild = require("esbuild");
const subset = require("subset-font");
const packages = join(modules, "node_modules");
const read = (...parts) => readFileSync(join(...parts), "utf8");

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = [];

/** Writes one asset and its compressed forms; returns its address. */
function put(name, content, type) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex");
  const dot = name.lastIndexOf(".");
  const file = `${name.slice(0, dot)}.${hash.slice(0, 12)}${name.slice(dot)}`;
  writeFileSync(join(out, file), bytes);
  if (!name.endsWith(".woff2")) {
    const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    for (const [ending, packed] of [[".gz", gzipSync(bytes, { level: 9 })], [".br", brotli]]) {
      if (packed.length < bytes.length) writeFileSync(join(out, file + ending), packed);
    }
  }
  manifest.push([name, file, type, hash.slice(0, 32)].join("\t"));
  return `/assets/${file}`;
}

// Fonts. The variable files of Golos Text weigh 77 kB for a Kazakh page; two fixed weights with
// only the letters that the pages need weigh 37 kB. Weight 600 also serves 500 and 700.
const letters = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join("");
const SETS = [
  { name: "latin", file: "latin", text: letters(0x20, 0x7e) + letters(0xa0, 0xff) + "–—‘’‚“”„†•…‹›€™−\u2009\u202f", range: "U+0000-00FF, U+2009-203A, U+20AC, U+2122, U+2212" },
  { name: "latin-ext", file: "latin-ext", text: letters(0x100, 0x17f) + letters(0x218, 0x21b), range: "U+0100-017F, U+0218-021B" },
  { name: "cyrillic", file: "cyrillic", text: letters(0x400, 0x45f) + "ҐґҰұ№", range: "U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116" },
  { name: "kazakh", file: "cyrillic-ext", text: "ҒғҚқҢңҮүҺһӘәӨө", range: "U+0492-0493, U+049A-049B, U+04A2-04A3, U+04AE-04AF, U+04BA-04BB, U+04D8-04D9, U+04E8-04E9" },
  { name: "tenge", file: "latin-ext", text: "₸", range: "U+20B8" },
];
const WEIGHTS = [{ weight: 400, range: "400" }, { weight: 600, range: "500 900" }];

/** Puts the font files and returns the style sheet that declares them. */
async function fonts() {
  // Subsetting takes two seconds; its result depends on the packages and this list alone.
  const key = createHash("sha256").update(JSON.stringify([SETS, WEIGHTS])).digest("hex").slice(0, 16);
  const kept = join(modules, `fonts-${key}`);
  mkdirSync(kept, { recursive: true });
  let css = "";
  for (const { name, file, text, range } of SETS) {
    const source = readFileSync(join(packages, "@fontsource-variable/golos-text/files", `golos-text-${file}-wght-normal.woff2`));
    for (const { weight, range: weights } of WEIGHTS) {
      const at = join(kept, `${name}-${weight}.woff2`);
      if (!existsSync(at)) {
        writeFileSync(at, await subset(source, text, { targetFormat: "woff2", variationAxes: { wght: weight } }));
      }
      const url = put(`golos-${name}-${weight}.woff2`, readFileSync(at), "font/woff2");
      css += `@font-face{font-family:"Golos Text";font-style:normal;font-display:swap;font-weight:${weights};src:url(${url}) format("woff2");unicode-range:${range}}\n`;
    }
  }
  return css;
}

/** One SVG sprite of the icons named in icons.txt, a line each: `name` or `name = lucide-name`. */
function sprite() {
  const symbols = [];
  for (const line of read(web, "icons.txt").split("\n")) {
    const entry = line.replace(/#.*/, "").trim();
    if (!entry) continue;
    const [name, icon = name] = entry.split("=").map((part) => part.trim());
    const path = join(packages, "lucide-static/icons", `${icon}.svg`);
    if (!existsSync(path)) throw new Error(`icons.txt names the icon "${icon}", which lucide does not have`);
    const body = read(path).replace(/<!--.*?-->/gs, "").match(/<svg[^>]*>(.*)<\/svg>/s)[1].replace(/\s*\n\s*/g, "").replace(/ \/>/g, "/>");
    symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${body}</symbol>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

/** Bundles one of our own files; `kenes:fonts.css` stands for the declarations made above. */
async function own(entry, fontCss) {
  const built = await esbuild.build({
    entryPoints: [join(web, entry)],
    bundle: true,
    minify: true,
    write: false,
    legalComments: "none",
    charset: "utf8",
    nodePaths: [packages],
    external: ["/assets/*"],
    format: entry.endsWith(".js") ? "iife" : undefined,
    target: ["chrome111", "firefox114", "safari16.4"],
    logLevel: "silent",
    plugins: [{
      name: "kenes",
      setup(build) {
        build.onResolve({ filter: /^kenes:/ }, (args) => ({ path: args.path, namespace: "kenes" }));
        build.onLoad({ filter: /.*/, namespace: "kenes" }, () => ({ contents: fontCss, loader: "css" }));
      },
    }],
  });
  return built.outputFiles[0].contents;
}

const licence = (name, file = "LICENSE") => `${name}\n\n${read(packages, name, file).trim()}\n`;
const script = (path) => read(packages, "htmx.org/dist", path).replace(/\/\/# sourceMappingURL=.*/g, "").trim();

try {
  const fontCss = await fonts();
  put("app.css", await own("css/app.css", fontCss), "text/css; charset=utf-8");
  put("app.js", await own("js/app.js"), "text/javascript; charset=utf-8");
  // Alone in its file: its hash is what somebody compares before they trust it (docs/protected-channel.md).
  put("protected.js", await own("js/protected.js"), "text/javascript; charset=utf-8");
  put("scheme.js", await own("js/scheme.js"), "text/javascript; charset=utf-8");
  put("htmx.js", `${script("htmx.min.js")}\n${script("ext/hx-sse.min.js")}\n`, "text/javascript; charset=utf-8");
  put("icons.svg", sprite(), "image/svg+xml");
  put("favicon.svg", read(web, "favicon.svg"), "image/svg+xml");
  const used = ["@digdir/designsystemet-css", "@fontsource-variable/golos-text", "@noble/ciphers", "@noble/curves", "@noble/hashes", "@noble/post-quantum", "@scure/base", "age-encryption", "htmx.org", "lucide-static"];
  put("licences.txt", used.map((name) => licence(name)).join(`\n${"-".repeat(72)}\n\n`), "text/plain; charset=utf-8");
  writeFileSync(join(out, "manifest.tsv"), manifest.sort().join("\n") + "\n");
} catch (error) {
  console.error(error.message ?? String(error));
  process.exit(1);
}
