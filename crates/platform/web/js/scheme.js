// Runs before the first paint: the reader's choice of light or dark, made in the footer.
try {
  const scheme = localStorage.getItem("kenes.scheme");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.colorScheme = scheme;
} catch {
  // Storage may be forbidden; the system's own scheme stays.
}
document.documentElement.classList.add("js");
