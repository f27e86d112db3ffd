// Follows long work through server-sent events. Each "progress" event carries JSON
// {"done": n, "total": n, "sentence": "…", "state": "running"}; the last one has the state "done"
// or "failed", and then the page is fetched anew so that the result stands where it belongs.

const ENDED = new Set(["done", "failed"]);

function show(box, progress) {
  const bar = box.querySelector("progress");
  if (bar && progress.total > 0) {
    bar.max = progress.total;
    bar.value = progress.done;
  }
  const sentence = box.querySelector("[data-job-sentence]");
  if (sentence && progress.sentence) sentence.textContent = progress.sentence;
}

/** Starts to follow every job under `root` that has not been followed yet. */
export function jobs(root, announce) {
  for (const box of root.querySelectorAll("[data-job]")) {
    const stream = new EventSource(box.dataset.job);
    box.removeAttribute("data-job");
    stream.addEventListener("progress", (event) => {
      if (!box.isConnected) return stream.close();
      const progress = JSON.parse(event.data);
      show(box, progress);
      if (!ENDED.has(progress.state)) return;
      stream.close();
      announce(progress.sentence);
      location.reload();
    });
  }
}
