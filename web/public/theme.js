// Runs before the first paint, so that nobody who chose dark is flashed with light. A file of its own, because the
// Content-Security-Policy allows no inline script. Without a choice the device decides.
try {
  const chosen = localStorage.getItem('mingus.theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is refused: the device's own theme stays.
}
