// On a page of cards: only those that have the typed words stay.
const flat = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const field = document.getElementById("sieve");
const said = document.getElementById("sieved");
const cards = [...document.querySelectorAll(".sieved .card")].map((card) => [card, flat(card.textContent)]);

function sieve() {
  const words = flat(field.value).split(/\s+/).filter(Boolean);
  let left = 0;
  for (const [card, text] of cards) {
    card.hidden = !words.every((word) => text.includes(word));
    left += card.hidden ? 0 : 1;
  }
  for (const part of document.querySelectorAll(".sieved")) part.hidden = !part.querySelector(".card:not([hidden])");
  said.textContent = words.length ? `${left} of ${cards.length} questions` : "";
}

field.closest("[hidden]").hidden = false;
field.addEventListener("input", sieve);
if (field.value) sieve();
