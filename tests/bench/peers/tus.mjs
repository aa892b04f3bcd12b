// tus-js-client at our server: `node tus.mjs URL COOKIE FOLDER half|rest`. `half` ends each upload in its middle, `rest` goes on where it stood.
// Prints a line of JSON a file: where it stood when it was taken up, how often it was cut off, how many bytes went out.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Upload } from "tus-js-client";

const [address, cookie, folder, part] = process.argv.slice(2);
const chunk = 48 * 1024;

/** Uploads until `enough` bytes are out, then stops in the middle of the next request. Resolves with what the server had said by then. */
const upload = (content, sha256, enough) => new Promise((done, fail) => {
  const told = { stood: null, sent: 0, cut: false };
  const running = new Upload(content, {
    endpoint: `${address}/api/files/${sha256}`, uploadUrl: part === "rest" ? `${address}/api/files/${sha256}` : null,
    headers: { cookie }, chunkSize: chunk, retryDelays: null, metadata: { filename: "IMG_1.jpg" },
    onBeforeRequest: (request) => { if (told.cut && request.getMethod() === "PATCH") throw new Error("asked after it was ended"); },
    onAfterResponse: (request, response) => {
      if (request.getMethod() !== "PATCH") told.stood ??= Number(response.getHeader("Upload-Offset") ?? 0);
    },
    onProgress: (sent) => {
      if (sent <= enough || told.cut) return;
      told.cut = true;
      running.abort().then(() => done(told), fail);
    },
    onChunkComplete: (size) => { told.sent += size; },
    onSuccess: () => done(told),
    onError: fail,
  });
  running.start();
});

for (const name of readdirSync(folder).sort()) {
  const content = readFileSync(join(folder, name));
  const sha256 = createHash("sha256").update(content).digest("hex");
  const told = await upload(content, sha256, part === "half" ? content.length * (0.3 + 0.4 * Math.random()) : Number.POSITIVE_INFINITY);
  console.log(JSON.stringify({ sha256, size: content.length, ...told }));
}
