'use strict';
// One slide at a time where the window is wide enough; everything is readable without this script.
document.documentElement.classList.add('js');
addEventListener('DOMContentLoaded', () => {
  const slides = [...document.querySelectorAll('.slide')];
  const place = document.querySelector('nav output');
  const wide = matchMedia('(min-width: 48rem) and (min-height: 24rem)');
  const [back, on] = ['back', 'on'].map(name => document.querySelector(`[data-go="${name}"]`));
  let current = 0;

  const named = () => Math.max(0, slides.findIndex(slide => '#' + slide.id === location.hash));
  const show = (index, focus) => {
    current = Math.min(Math.max(index, 0), slides.length - 1);
    slides.forEach((slide, i) => slide.classList.toggle('current', i === current));
    place.textContent = `${current + 1} / ${slides.length}`;
    back.disabled = current === 0;
    on.disabled = current === slides.length - 1;
    if (location.hash !== '#' + slides[current].id) history.replaceState(null, '', '#' + slides[current].id);
    if (focus) slides[current].focus({ preventScroll: wide.matches });
    if (!wide.matches && focus) slides[current].scrollIntoView();
  };

  const keys = {
    ArrowRight: () => current + 1, ArrowDown: () => current + 1, PageDown: () => current + 1, ' ': () => current + 1,
    ArrowLeft: () => current - 1, ArrowUp: () => current - 1, PageUp: () => current - 1,
    Home: () => 0, End: () => slides.length - 1,
  };
  addEventListener('keydown', event => {
    // Where slides stand below one another, keys scroll as on any page; a table that scrolls keeps its arrows.
    if (!wide.matches || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    if (event.key === ' ' && event.target.closest('button')) return;
    if (/Left|Right/.test(event.key) && event.target.closest('.scroll')?.scrollWidth > event.target.closest('.scroll')?.clientWidth) return;
    event.preventDefault();
    show(event.key === ' ' && event.shiftKey ? current - 1 : keys[event.key](), true);
  });
  back.addEventListener('click', () => show(current - 1));
  on.addEventListener('click', () => show(current + 1));
  addEventListener('hashchange', () => show(named(), true));
  show(named());
});
