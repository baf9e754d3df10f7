// The language and the look, before anything is seen of them.
try {
  const spoken = ['en', 'es'];
  const wished = [localStorage.getItem('mingus.language'), ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0])];
  document.documentElement.lang = wished.find((language) => spoken.includes(language)) ?? 'en';
} catch {
  // Storage is refused: the page itself says later which language it is in.
}
// Runs before the first paint, so that nobody who chose dark is flashed with light. A file of its own, because the
// Content-Security-Policy allows no inline script. Without a choice the device decides.
try {
  const chosen = localStorage.getItem('mingus.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
    document.querySelector('meta[name="color-scheme"]').content = chosen;
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.media = meta.dataset.theme === chosen ? 'all' : 'not all';
  }
} catch {
  // Storage is refused: the device's own theme stays.
}
