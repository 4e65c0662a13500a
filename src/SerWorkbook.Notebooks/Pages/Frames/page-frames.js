
// Outputs with scripts run in frames that reach nothing. What comes from a frame is checked by its source, and is a height, a name or a text.
(() => {
  const root = document.documentElement;
  const tallest = 20000;
  const mostGrowth = 200;
  const mostNamed = 20;
  const longest = 200;
  const patience = 5000;
  const libraries = ['plotly', 'mermaid'];
  addEventListener('DOMContentLoaded', () => {
    const frames = [...document.querySelectorAll('iframe.output')];
    const system = matchMedia('(prefers-color-scheme: dark)');
    const tell = (frame, message) => frame.contentWindow.postMessage(message, '*');
    const greet = frame => tell(frame, { theme: root.dataset.theme || (system.matches ? 'dark' : 'light') });
    const greetAll = () => frames.forEach(greet);
    new MutationObserver(greetAll).observe(root, { attributes: true, attributeFilter: ['data-theme'] });
    system.addEventListener('change', greetAll);

    // A library lies packed in the page once, for all frames. It runs in few of them at a time, those in sight first.
    const sources = {};
    const source = name => sources[name] ??= (async () => {
      const packed = document.getElementById(`${name}-source`);
      if (!packed) return null;
      const bytes = Uint8Array.from(atob(packed.textContent.trim()), c => c.charCodeAt(0));
      return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
    })();
    const waiting = [];
    const loaded = new Map();
    let free = Math.max(1, Math.floor((navigator.hardwareConcurrency || 2) / 2));
    const distance = ({ frame }) => {
      const { top, bottom } = frame.getBoundingClientRect();
      return Math.max(0, -bottom, top - innerHeight);
    };
    async function serve() {
      if (free === 0 || waiting.length === 0) return;
      free--;
      waiting.sort((a, b) => distance(a) - distance(b));
      const { frame, name } = waiting.shift();
      tell(frame, { library: name, script: await source(name) });
      await Promise.race([new Promise(done => loaded.set(frame, done)), new Promise(done => setTimeout(done, patience))]);
      free++;
      serve();
    }

    const grown = new Map();
    const say = {
      ready: greet,
      loaded: frame => loaded.get(frame)?.(),
      library: (frame, name) => { if (libraries.includes(name)) { waiting.push({ frame, name }); serve(); } },
      height: (frame, value) => {
        if (!Number.isFinite(value)) return;
        const height = Math.min(Math.max(Math.round(value), 0), tallest);
        const times = (grown.get(frame) ?? 0) + (height > frame.clientHeight ? 1 : 0);
        grown.set(frame, times);
        // Content as tall as its frame would grow for ever.
        if (times <= mostGrowth || height <= frame.clientHeight) frame.style.height = `${height}px`;
      },
      missing: (frame, value) => {
        const note = frame.parentElement.querySelector('.asks');
        const names = (note.dataset.asks || '').split(' ').filter(name => name);
        const name = String(value).replace(/\s/g, '').slice(0, longest);
        if (names.includes(name) || names.length >= mostNamed) return;
        names.push(name);
        note.dataset.asks = names.join(' ');
        const list = names.length === 1 ? name : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
        note.textContent = `This output asks for ${list}, which ${names.length === 1 ? 'is' : 'are'} not in this page.`;
        note.hidden = false;
      },
      // What fails because something is missing needs no second sentence.
      failed: (frame, value) => {
        const [asks, note] = ['.asks', '.failure'].map(kind => frame.parentElement.querySelector(kind));
        if (!note.hidden || !asks.hidden) return;
        note.textContent = String(value).slice(0, longest);
        note.hidden = false;
      },
    };
    addEventListener('message', event => {
      const frame = frames.find(f => f.contentWindow === event.source);
      const data = event.data;
      if (frame && data && typeof data === 'object' && Object.hasOwn(say, data.frame)) say[data.frame](frame, data.value);
    });
    greetAll();
  });
})();
