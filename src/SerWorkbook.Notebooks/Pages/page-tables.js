'use strict';
// The data of a chart as tables, made when somebody opens them.
addEventListener('DOMContentLoaded', () => {
  const mostCells = 6000;
  const mostColumns = 60;
  const kinds = { f8: Float64Array, f4: Float32Array, i4: Int32Array, u4: Uint32Array, i2: Int16Array, u2: Uint16Array, i1: Int8Array, u1: Uint8Array };

  const list = values => {
    if (Array.isArray(values)) return values;
    if (!values || !kinds[values.dtype]) return null;
    const flat = [...new kinds[values.dtype](Uint8Array.from(atob(values.bdata), c => c.charCodeAt(0)).buffer)];
    const [rows, columns] = String(values.shape ?? '').split(',').map(Number);
    return columns ? Array.from({ length: rows }, (_, i) => flat.slice(i * columns, (i + 1) * columns)) : flat;
  };
  const steps = (start, step, count) => Array.from({ length: count }, (_, i) => (start ?? 0) + i * (step ?? 1));
  const along = (trace, axis, count) => list(trace[axis]) ?? steps(trace[axis + '0'], trace['d' + axis], count);
  const shown = value => typeof value === 'number' ? String(Number(value.toPrecision(6))) : value === null || value === undefined ? '' : String(value).replace(/<br>/g, ' ').replace(/<[^>]*>/g, '');

  // Labels of an axis whose marks stand at whole numbers.
  const named = (values, axis) => {
    const [ticks, texts] = [list(axis?.tickvals), list(axis?.ticktext) ?? list(axis?.categoryarray)];
    if (!texts) return values;
    return values.map(value => ticks ? texts[ticks.indexOf(value)] ?? value : texts[value] ?? value);
  };

  const interval = (trace, values) => {
    const [name, error] = trace.error_y ? ['y', trace.error_y] : trace.error_x ? ['x', trace.error_x] : [];
    const up = list(error?.array);
    const down = list(error?.arrayminus) ?? up;
    const of = name === (trace.orientation === 'h' ? 'x' : 'y') ? values : null;
    return up && of ? [of.map((v, i) => v - down[i]), of.map((v, i) => v + up[i])] : null;
  };

  const field = (trace, x, y) => {
    const z = list(trace.z).map(row => list(row) ?? row);
    const columns = named(along(trace, 'x', z[0].length), x);
    const rows = named(along(trace, 'y', z.length), y);
    return { head: ['', ...columns], body: z.map((row, i) => [rows[i], ...row]) };
  };

  const boxes = (traces, x) => ({
    head: ['', 'Lower fence', 'Lower quartile', 'Median', 'Upper quartile', 'Upper fence'],
    body: traces.flatMap(t => named(list(t.x) ?? [t.name], x).map((name, i) => [name, ...[t.lowerfence, t.q1, t.median, t.q3, t.upperfence].map(v => list(v)?.[i])])),
  });

  const points = (traces, x, y) => {
    const parts = traces.map(trace => {
      const count = (list(trace.y) ?? list(trace.x) ?? []).length;
      const [xs, ys] = [named(along(trace, 'x', count), x), named(along(trace, 'y', count), y)];
      const texts = list(trace.text);
      const own = texts && texts.length === count && !/text/.test(trace.mode ?? '') && trace.type !== 'bar' ? texts : null;
      const bar = trace.orientation === 'h';
      return { name: trace.name, keys: bar ? ys : xs, values: bar ? xs : ys, texts: own, interval: interval(trace, bar ? xs : ys) };
    });
    const horizontal = traces.some(t => t.orientation === 'h');
    const [key, value] = horizontal ? [titleOf(y), titleOf(x)] : [titleOf(x), titleOf(y)];
    const same = parts.every(p => p.keys.length === parts[0].keys.length && !p.texts && p.keys.every((k, i) => k === parts[0].keys[i]));
    if (same) {
      const columns = parts.flatMap(p => {
        const title = parts.length > 1 && p.name ? p.name : value;
        return [[title, p.values], ...(p.interval ? [[title + ', from', p.interval[0]], [title + ', to', p.interval[1]]] : [])];
      });
      return { head: [key, ...columns.map(c => c[0])], body: parts[0].keys.map((k, i) => [k, ...columns.map(c => c[1][i])]) };
    }
    const texts = parts.some(p => p.texts);
    return {
      head: ['Series', key, value, ...(texts ? ['Label'] : [])],
      body: parts.flatMap(p => p.keys.map((k, i) => [p.name ?? '', k, p.values[i], ...(texts ? [p.texts?.[i] ?? ''] : [])])),
    };
  };

  const titleOf = axis => shown(axis?.title?.text ?? axis?.title ?? '');

  function tablesOf(figure) {
    const panels = new Map();
    for (const trace of figure.data ?? []) {
      const key = `${trace.xaxis ?? 'x'} ${trace.yaxis ?? 'y'}`;
      panels.set(key, [...(panels.get(key) ?? []), trace]);
    }
    return [...panels].flatMap(([key, traces]) => {
      const [x, y] = key.split(' ').map(name => figure.layout?.[name[0] + 'axis' + name.slice(1)]);
      const fields = traces.filter(t => /^(heatmap|contour)/.test(t.type) && list(t.z)?.length);
      const spread = traces.filter(t => t.type === 'box' && list(t.median));
      // Labels on cells and bars, and areas that only hold what is said on hovering, repeat what is there already.
      const rest = traces.filter(t => !fields.includes(t) && !spread.includes(t) && t.mode !== 'text' && !(spread.length && t.type === 'bar') && (list(t.y) ?? list(t.x))?.length);
      const caption = [titleOf(y), titleOf(x)].filter(t => t).join(' over ');
      return [
        ...fields.map(t => ({ ...field(t, x, y), caption: [shown(t.colorbar?.title?.text ?? t.name ?? ''), caption].filter(c => c).join(': ') })),
        ...(spread.length ? [{ ...boxes(spread, x), caption }] : []),
        ...(rest.length ? [{ ...points(rest, x, y), caption: spread.length ? caption + ', outliers' : caption }] : []),
      ];
    });
  }

  function write(table, into) {
    const rows = Math.max(1, Math.floor(mostCells / Math.min(table.head.length, mostColumns)));
    const element = document.createElement('table');
    const caption = element.createCaption();
    const cut = table.body.length > rows || table.head.length > mostColumns;
    caption.textContent = table.caption + (cut ? ` (the first ${Math.min(rows, table.body.length)} of ${table.body.length} rows and ${Math.min(mostColumns, table.head.length) - 1} of ${table.head.length - 1} columns)` : '');
    const cells = (row, values, header) => values.slice(0, mostColumns).forEach((value, i) => {
      const heads = shown(value) !== '' && (header || i === 0);
      const cell = document.createElement(heads ? 'th' : 'td');
      if (heads) cell.scope = header ? 'col' : 'row';
      if (typeof value === 'number') cell.className = 'number';
      cell.textContent = shown(value);
      row.append(cell);
    });
    cells(element.createTHead().insertRow(), table.head, true);
    const body = element.createTBody();
    table.body.slice(0, rows).forEach(values => cells(body.insertRow(), values, false));
    const scroll = document.createElement('div');
    scroll.className = 'scroll';
    scroll.tabIndex = 0;
    scroll.setAttribute('role', 'region');
    scroll.setAttribute('aria-label', caption.textContent);
    scroll.append(element);
    into.append(scroll);
  }

  for (const fold of document.querySelectorAll('.plot > .data')) {
    fold.addEventListener('toggle', () => {
      if (!fold.open || fold.dataset.made) return;
      fold.dataset.made = 'true';
      const tables = tablesOf(JSON.parse(fold.parentElement.querySelector('script').textContent));
      tables.forEach(table => write(table, fold));
      if (tables.length === 0) fold.append('The chart holds no data that a table could show.');
    });
  }
});
