'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('js');

  // Theme: the reader's choice where there is one, else that of the system.
  const remembered = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const remember = theme => { try { localStorage.setItem('theme', theme); } catch { /* file pages may not store */ } };
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => root.dataset.theme ? root.dataset.theme === 'dark' : system.matches;
  if (['light', 'dark'].includes(remembered())) root.dataset.theme = remembered();

  addEventListener('DOMContentLoaded', () => {
    const all = selector => [...document.querySelectorAll(selector)];
    const action = name => document.querySelector(`[data-action="${name}"]`);

    const themeButton = action('theme');
    const nameTheme = () => {
      themeButton.textContent = isDark() ? 'Light' : 'Dark';
      themeButton.setAttribute('aria-label', themeButton.textContent + ' theme');
    };
    nameTheme();
    themeButton.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      nameTheme();
      redraw();
    });
    system.addEventListener('change', () => { nameTheme(); redraw(); });

    // Code: all at once, and copied.
    const codes = all('.code > details');
    const codeButton = action('code');
    const nameCode = () => { codeButton.textContent = codes.some(d => d.open) ? 'Hide code' : 'Show code'; };
    if (codeButton && codes.length === 0) {
      codeButton.hidden = true;
    } else if (codeButton) {
      nameCode();
      codes.forEach(d => d.addEventListener('toggle', nameCode));
      codeButton.addEventListener('click', () => {
        const open = !codes.some(d => d.open);
        codes.forEach(d => { d.open = open; });
      });
    }
    for (const button of all('.copy')) {
      button.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
          button.textContent = 'Copied';
        } catch {
          button.textContent = 'Not allowed';
        }
        setTimeout(() => { button.textContent = 'Copy'; }, 1500);
      });
    }

    // A link into a folded cell opens it.
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const details = target && target.querySelector(':scope > .code > details');
      if (details) details.open = true;
    };
    addEventListener('hashchange', reveal);
    reveal();

    // Contents follow the scroll.
    const contents = document.getElementById('contents');
    const links = contents ? [...contents.querySelectorAll('li a')] : [];
    const headings = links.map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))));
    let current = null;
    const follow = () => {
      const atEnd = scrollY + innerHeight >= root.scrollHeight - 4;
      let at = headings.findLastIndex(h => h && h.getBoundingClientRect().top < 120);
      if (atEnd && scrollY > 0) at = headings.length - 1;
      const link = links[Math.max(at, 0)];
      if (link === current) return;
      if (current) current.removeAttribute('aria-current');
      current = link;
      current.setAttribute('aria-current', 'true');
      const top = current.offsetTop;
      if (top < contents.scrollTop || top > contents.scrollTop + contents.clientHeight - 60) contents.scrollTop = top - contents.clientHeight / 2;
    };
    if (links.length > 0) {
      addEventListener('scroll', () => requestAnimationFrame(follow), { passive: true });
      follow();
      links.forEach(a => a.addEventListener('click', () => contents.matches(':popover-open') && contents.hidePopover()));
    }

    // What scrolls by itself can be reached by the keyboard.
    const reach = () => all('.scroll, .rich, .plot, pre').forEach(box => {
      const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
      if (scrolls) box.tabIndex = 0; else box.removeAttribute('tabindex');
    });
    reach();
    addEventListener('resize', reach);

    // Charts: plotly.js is unpacked when the first one comes near, and each is drawn when it does.
    const charts = all('.plot .chart');
    const near = charts.length > 0 && new IntersectionObserver(
      seen => seen.filter(s => s.isIntersecting).forEach(s => draw(s.target)), { rootMargin: '600px' });
    charts.forEach(c => near.observe(c));
    const rest = () => {
      const next = charts.find(c => !c.dataset.drawn);
      if (next) draw(next).then(() => setTimeout(rest));
    };
    if (charts.length > 0) addEventListener('load', () => setTimeout(rest));
    addEventListener('beforeprint', () => { root.dataset.printed = root.dataset.theme || ''; root.dataset.theme = 'light'; redraw(); });
    addEventListener('afterprint', () => {
      if (root.dataset.printed) root.dataset.theme = root.dataset.printed; else delete root.dataset.theme;
      delete root.dataset.printed;
      redraw();
    });

    let plotly = null;
    function unpack() {
      return plotly ??= (async () => {
        // Pages of one folder may share plotly.js, which has run by now.
        if (window.Plotly) return window.Plotly;
        const packed = atob(document.getElementById('plotly-source').textContent.trim());
        const bytes = Uint8Array.from(packed, c => c.charCodeAt(0));
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
        const script = document.createElement('script');
        script.textContent = await new Response(stream).text();
        document.head.append(script);
        return window.Plotly;
      })();
    }

    async function draw(chart) {
      if (chart.dataset.drawn) return;
      chart.dataset.drawn = 'true';
      near.unobserve(chart);
      try {
        const library = await unpack();
        const figure = figureOf(chart);
        await library.newPlot(chart, figure.data || [], themed(figure.layout, chart), { responsive: true, displaylogo: false });
        chart.parentElement.classList.add('drawn');
      } catch (error) {
        chart.textContent = 'This chart could not be drawn.';
        chart.classList.add('failed');
        chart.parentElement.classList.add('failed');
        console.warn(error);
      }
    }

    function redraw() {
      for (const chart of charts.filter(c => c.classList.contains('js-plotly-plot'))) {
        const figure = figureOf(chart);
        window.Plotly.react(chart, figure.data || [], themed(figure.layout, chart), { responsive: true, displaylogo: false });
      }
    }

    function figureOf(chart) { return JSON.parse(chart.parentElement.querySelector('script').textContent); }

    // The figure keeps its own marks; ground, letters and grid are the page's.
    function themed(given, chart) {
      const colour = name => {
        chart.style.color = `var(${name})`;
        const value = getComputedStyle(chart).color;
        chart.style.color = '';
        return value;
      };
      const [text, line] = [colour('--text'), colour('--line')];
      const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, tickcolor: line, automargin: true };
      const layout = structuredClone(given || {});
      const template = layout.template || {};
      const narrow = chart.clientWidth < 520;
      const clear = 'rgba(0,0,0,0)';
      const lines = { gridcolor: line, linecolor: line, tickcolor: line };
      const polar = { bgcolor: clear, angularaxis: lines, radialaxis: lines };
      const scene = { bgcolor: clear, xaxis: { ...lines, backgroundcolor: clear }, yaxis: { ...lines, backgroundcolor: clear }, zaxis: { ...lines, backgroundcolor: clear } };
      layout.template = { ...template, layout: merged(template.layout, { xaxis: axis, yaxis: axis, polar, scene }) };
      for (const key of Object.keys(layout)) {
        const kind = key.replace(/\d+$/, '');
        const paint = { xaxis: axis, yaxis: axis, polar, scene }[kind];
        if (paint) layout[key] = merged(layout[key], paint);
      }
      // Numbers on the cells of a heat map stand on its colours, not on the page: they keep their own.
      const ofPage = reference => /^paper$| domain$/.test(reference);
      const marks = figureOf(chart).data || [];
      if (marks.some(t => /^(heatmap|contour)/.test(t.type))) {
        const own = layout.font?.color ?? template.layout?.font?.color ?? '#2a3f5f';
        for (const note of layout.annotations || []) {
          if (!ofPage(note.xref) && !ofPage(note.yref)) note.font = { color: own, ...note.font };
        }
      }
      layout.paper_bgcolor = layout.plot_bgcolor = clear;
      layout.font = { ...template.layout?.font, ...layout.font, color: text, family: getComputedStyle(document.body).fontFamily };
      layout.autosize = true;
      delete layout.width;
      // The title stands above as text; on a phone the legend is above the marks, or below where it stands at the chart's end.
      delete layout.title;
      const isRound = marks.some(t => /polar|pie|ternary/.test(t.type));
      const top = isRound || (layout.annotations || []).some(a => a.y >= 1 && (a.yref === 'paper' || (ofPage(a.yref) && a.yanchor === 'bottom'))) ? 36 : 12;
      if (narrow) {
        const names = marks.filter(t => t.name && t.showlegend !== false).map(t => t.name);
        const rows = names.length > 1 && layout.showlegend !== false ? legendRows(names, chart.clientWidth) : 0;
        const isAtEnd = layout.legend?.yref === 'container';
        if (!isAtEnd) layout.legend = { ...layout.legend, orientation: 'h', x: 0, xanchor: 'left', y: 1.01, yanchor: 'bottom' };
        layout.height = (layout.height || 450) + 20 * Math.max(0, rows - 1);
        layout.margin = { l: isRound ? 44 : 30, r: isRound ? 44 : 8, b: 40, t: top + (isAtEnd ? 0 : 20 * rows) };
      } else {
        layout.margin = { b: 60, l: 60, r: 40, ...layout.margin, t: top };
      }
      return layout;
    }

    // About as plotly.js sets them: one after the other, a new row where one finds no room.
    function legendRows(names, width) {
      let [rows, used] = [1, 0];
      for (const name of names) {
        const wide = 50 + 7 * name.length;
        if (used > 0 && used + wide > width - 40) [rows, used] = [rows + 1, 0];
        used += wide;
      }
      return rows;
    }

    function merged(given, over) {
      const result = { ...given };
      for (const [key, value] of Object.entries(over)) {
        result[key] = value !== null && typeof value === 'object' ? merged(result[key], value) : value;
      }
      return result;
    }
  });
})();
