// Sorts and pages the tables of data frames. Without scripts, the whole table is there.
(() => {
  const rowsOfPage = 20;
  const words = new Intl.Collator('en', { numeric: true });
  const button = (text, act) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    made.addEventListener('click', act);
    return made;
  };

  const prepare = table => {
    table.dataset.ready = 'true';
    const body = table.tBodies[0];
    const given = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    let [rows, first, sorted, direction] = [given, 0, -1, 1];
    const where = document.createElement('output');
    const back = button('Previous', () => { first -= rowsOfPage; draw(); });
    const on = button('Next', () => { first += rowsOfPage; draw(); });

    const draw = () => {
      body.append(...rows);
      rows.forEach((row, i) => { row.hidden = i < first || i >= first + rowsOfPage; });
      where.textContent = ` Rows ${first + 1} to ${Math.min(first + rowsOfPage, rows.length)} of ${rows.length} `;
      back.disabled = first === 0;
      on.disabled = first + rowsOfPage >= rows.length;
    };

    const compare = (a, b, column) => {
      const [x, y] = [a, b].map(row => row.cells[column].textContent);
      const missing = (x === 'null' || x === 'NaN') - (y === 'null' || y === 'NaN');
      if (missing !== 0) return missing;
      return direction * (heads[column].className === 'number' ? Number(x) - Number(y) || 0 : words.compare(x, y));
    };

    // The third click brings the first order back.
    const sort = column => {
      [sorted, direction] = sorted !== column ? [column, 1] : direction === 1 ? [column, -1] : [-1, 1];
      rows = sorted < 0 ? given : [...given].sort((a, b) => compare(a, b, sorted));
      first = 0;
      heads.forEach((head, i) => {
        head.removeAttribute('aria-sort');
        if (i === sorted) head.setAttribute('aria-sort', direction === 1 ? 'ascending' : 'descending');
        head.firstChild.dataset.sign = i !== sorted ? '' : direction === 1 ? ' ▲' : ' ▼';
        head.firstChild.textContent = head.firstChild.dataset.name + head.firstChild.dataset.sign;
      });
      draw();
    };

    heads.forEach((head, i) => {
      const name = head.textContent;
      const made = button(name, () => sort(i));
      made.dataset.name = name;
      made.title = 'Sort by this column';
      Object.assign(made.style, { font: 'inherit', color: 'inherit', background: 'none', border: '0', padding: '0', cursor: 'pointer' });
      head.replaceChildren(made);
    });
    if (given.length > rowsOfPage) {
      const bar = document.createElement('p');
      bar.className = 'ser-pages';
      bar.append(back, where, on);
      (table.closest('.scroll') ?? table).after(bar);
    }
    // The search of a page found something in a row.
    body.addEventListener('reveal', event => {
      const row = rows.indexOf(event.target.closest('tr'));
      first = row - row % rowsOfPage;
      draw();
    });
    draw();
  };

  document.querySelectorAll('table.ser-data:not([data-ready])').forEach(prepare);
})();
