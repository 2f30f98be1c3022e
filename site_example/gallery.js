/** The search above the examples: hides the cards that have not all the words. Without this script there is no search. */
const list = document.querySelector('.cards');
const cards = [...list.children].map((card) => ({ card, text: card.textContent.toLowerCase() }));
const search = document.querySelector('.search');
const count = document.querySelector('.count');
const none = document.querySelector('.none');

function show() {
  const words = search.value.toLowerCase().split(/\s+/);
  let shown = 0;
  for (const { card, text } of cards) {
    card.hidden = !words.every((word) => text.includes(word));
    shown += card.hidden ? 0 : 1;
  }
  count.textContent = shown === cards.length ? `${shown}` : `${shown} of ${cards.length}`;
  none.hidden = shown > 0;
}

search.hidden = false;
search.addEventListener('input', show);
show(); // a page that is gone back to has what was typed
