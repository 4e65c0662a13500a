'use strict';
addEventListener('DOMContentLoaded', () => {
  const main = document.getElementById('main');
  const box = document.querySelector('.search input');
  const count = document.querySelector('.search output');
  let found = [];
  let at = -1;

  // Marks are laid over the text, so that searching changes nothing in it.
  const paint = () => {
    if (!CSS.highlights) return;
    CSS.highlights.set('found', new Highlight(...found));
    CSS.highlights.set('here', new Highlight(...found.slice(Math.max(at, 0), at + 1)));
  };

  const hits = wanted => {
    const ranges = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, node =>
      node.parentElement.closest('script, style, :not(th) > button, .chart, .peek, noscript') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.data.toLowerCase();
      if (text.length !== node.data.length) continue;
      for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
        const range = new Range();
        range.setStart(node, i);
        range.setEnd(node, i + wanted.length);
        ranges.push(range);
      }
    }
    return ranges;
  };

  const go = step => {
    if (found.length === 0) return;
    at = (at + step + found.length) % found.length;
    const place = found[at].startContainer.parentElement;
    for (let fold = place.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    place.dispatchEvent(new Event('reveal', { bubbles: true }));
    place.scrollIntoView({ block: 'center' });
    count.textContent = `${at + 1} of ${found.length}`;
    paint();
  };

  const search = () => {
    const wanted = box.value.trim().toLowerCase();
    found = wanted ? hits(wanted) : [];
    at = -1;
    count.textContent = wanted && found.length === 0 ? 'not found' : '';
    paint();
    go(1);
  };

  let waiting;
  box.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(search, 120); });
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') { box.value = ''; search(); box.blur(); }
    else return;
    event.preventDefault();
  });

  // From anywhere: Ctrl+K searches, Alt with up or down goes to the section before or after.
  const headings = [...main.querySelectorAll('h1, h2, h3, h4')].filter(h => !h.closest('footer'));
  headings.forEach(h => { h.tabIndex = -1; });
  addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      box.focus();
      box.select();
    } else if (event.altKey && !event.ctrlKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const tops = headings.map(h => h.getBoundingClientRect().top);
      const next = event.key === 'ArrowDown' ? tops.findIndex(top => top > 81) : tops.findLastIndex(top => top < 40);
      if (next < 0) return;
      event.preventDefault();
      headings[next].focus({ preventScroll: true });
      scrollTo({ top: scrollY + tops[next] - 72, behavior: 'instant' });
    }
  });
});
