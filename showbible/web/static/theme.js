// Before anything is drawn: light or dark as the reader chose here; without a choice the system's way.
{
  let chosen = null;
  try { chosen = localStorage.getItem("showbible-theme"); } catch { /* a browser that keeps nothing */ }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
}
