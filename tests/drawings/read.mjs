// Reads drawings, a JSON list of [kind, text] in the file that is named, and writes what each program made of each:
// what Mermaid took it to say, or the picture that Graphviz drew of it; else what was wrong.
import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";
import { JSDOM } from "jsdom";

globalThis.window = new JSDOM("").window; // Mermaid cleans its texts with what a browser has
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
const graphviz = await instance();

async function byMermaid(text) {
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    title: db.getAccTitle(),
    description: db.getAccDescription(),
    boxes: [...db.getVertices().values()].map(({ id, text }) => [id, text]),
    arrows: db.getEdges().map(({ start, end, text }) => [start, end, text]),
    groups: db.getSubGraphs().map(({ id, title, nodes }) => [id, title, nodes]),
  };
}

function byGraphviz(text) {
  const { status, errors, output } = graphviz.render(text, { format: "svg", engine: "dot" });
  const wrong = errors.filter(({ level }) => level === "error"); // the others are of letters whose width it guesses
  if (status !== "success" || wrong.length) throw new Error(JSON.stringify(wrong));
  return output;
}

const readers = { mermaid: byMermaid, dot: byGraphviz };
const said = [];
for (const [kind, text] of JSON.parse(readFileSync(process.argv[2], "utf-8"))) {
  try {
    said.push({ read: await readers[kind](text) });
  } catch (error) {
    said.push({ wrong: String(error.message ?? error) });
  }
}
console.log(JSON.stringify(said));
