'use strict';
// Runs the scripts of one output inside its sandboxed frame. The page's policy holds here as well: a script runs only from a blob that
// this script made, and nothing can be fetched. What a script asks for by address comes from the page, or is reported as missing.
(() => {
  if (window.parent === window) return;
  // No policy holds for these connections, so they go; frames inside this one cannot be reached for theirs.
  ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel'].forEach(name => { delete window[name]; });
  const [page, root] = [window.parent, document.documentElement];
  const tell = (frame, value) => page.postMessage({ frame, value }, '*');
  const missing = address => tell('missing', String(address));
  const failed = message => tell('failed', `A script of this output failed: ${String(message).replace(/^Uncaught (\(in promise\) )?/, '')}`);

  let dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const redraws = [];
  const answers = new Map();
  let greet;
  const greeted = new Promise(done => { greet = done; });
  addEventListener('message', event => {
    if (event.source !== page || !event.data) return;
    const { theme, library: name, script } = event.data;
    if (name) answers.get(name)?.(script);
    if (!theme) return;
    greet();
    root.style.colorScheme = theme;
    const turned = dark !== (theme === 'dark');
    dark = theme === 'dark';
    if (turned) redraws.forEach(redraw => redraw());
  });

  addEventListener('securitypolicyviolation', event => { if (/^(https?|wss?|ftp):/.test(event.blockedURI)) missing(event.blockedURI); });
  addEventListener('error', event => { if (event instanceof ErrorEvent) failed(event.message); });
  addEventListener('unhandledrejection', event => { if (!event.reason?.isMissing) failed(event.reason?.message ?? event.reason); });
  addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('a[href]');
    if (!link || link.getAttribute('href').startsWith('#')) return;
    event.preventDefault();
    missing(link.href);
  });

  // Libraries that the page has.
  const known = { plotly: { global: 'Plotly', prepare: preparePlotly }, mermaid: { global: 'mermaid', prepare: prepareMermaid } };
  const loading = {};
  const nameOf = address => Object.keys(known).find(name => String(address).toLowerCase().includes(name)) ?? null;
  const isRequire = address => /\brequire(js)?(\.min)?(\.js)?$/i.test(String(address).split(/[?#]/)[0]);
  function library(name) {
    return loading[name] ??= (async () => {
      const script = await new Promise(answer => { answers.set(name, answer); tell('library', name); });
      if (!script) { missing(name); throw absent(name); }
      // A library that finds define gives itself to that alone.
      const define = window.define;
      window.define = undefined;
      await execute(document.createElement('script'), script, document.head);
      window.define = define;
      tell('loaded', name);
      const found = window[known[name].global];
      return known[name].prepare(found) ?? found;
    })();
  }

  // The module loader of Jupyter, as far as outputs use it.
  const [paths, modules, handlers] = [{}, {}, []];
  function require(names, done, fail) {
    if (typeof names === 'string') return modules[names];
    Promise.all(names.map(find)).then(found => done?.(...found), error => fail ? fail(error) : told(error));
  }
  // What is missing was named already.
  const told = error => { if (!error.isMissing) failed(error.message); };
  const absent = address => Object.assign(new Error(`${address} is not in this page.`), { isMissing: true });
  function find(name) {
    if (name in modules) return modules[name];
    const address = [paths[name] ?? name].flat()[0];
    const own = nameOf(name) ?? nameOf(address);
    if (own) return library(own);
    missing(address);
    return Promise.reject(absent(address));
  }
  require.config = options => { Object.assign(paths, options?.paths); return require; };
  require.specified = name => name in modules || nameOf(name) !== null;
  require.defined = name => name in modules;
  require.undef = name => { delete modules[name]; };
  function define(...given) {
    const name = typeof given[0] === 'string' ? given.shift() : null;
    const needs = Array.isArray(given[0]) ? given.shift() : [];
    const made = Promise.all(needs.map(find)).then(found => typeof given[0] === 'function' ? given[0](...found) : given[0]);
    if (name) modules[name] = made; else made.catch(told);
  }
  define.amd = {};
  Object.assign(window, { require, requirejs: require, define });

  // Scripts: those of the output one after the other, and those that they add.
  const fire = (element, what) => setTimeout(() => element.dispatchEvent(new Event(what)));
  const isScript = type => /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i.test(type.trim());
  const blobOf = text => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const own = new WeakSet();
  function execute(script, text, place) {
    return new Promise(done => {
      own.add(script);
      script.async = false;
      script.addEventListener('load', done);
      script.addEventListener('error', done);
      script.src = blobOf(script.type === 'module' ? withoutImports(text) : text);
      if (place) place.append(script);
    });
  }
  // Gives a script from an address what it would have loaded.
  async function settle(script, address) {
    const name = nameOf(address);
    const isThere = isRequire(address) || (name !== null && await library(name).then(() => true, () => false));
    if (!isThere && name === null) missing(address);
    fire(script, isThere ? 'load' : 'error');
  }
  const withoutImports = text => text.replace(/\bimport\s+(?:\*\s+as\s+)?([\w$]+)\s+from\s+(['"])([^'"]+)\2/g,
    (all, local, quote, address) => nameOf(address) ? `const ${local} = await serOutput.library('${nameOf(address)}')` : all);
  window.serOutput = { library, handle: handler => handlers.push(handler) };

  function prepareNodes(nodes) {
    for (const node of nodes.filter(n => n instanceof Element || n instanceof DocumentFragment)) {
      const scripts = node instanceof HTMLScriptElement ? [node] : [...node.querySelectorAll('script')];
      for (const script of scripts.filter(s => !own.has(s) && isScript(s.type))) {
        own.add(script);
        const address = script.getAttribute('src');
        if (!address && script.text) script.src = blobOf(script.text);
        if (!address || /^(data|blob):/.test(address)) continue;
        script.type = 'text/x-asked';
        settle(script, address);
      }
    }
  }
  for (const [owner, names] of [[Node, ['appendChild', 'insertBefore', 'replaceChild']], [Element, ['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren', 'insertAdjacentElement']], [DocumentFragment, ['append', 'prepend']]]) {
    for (const name of names) {
      const original = owner.prototype[name];
      owner.prototype[name] = function (...given) { prepareNodes(given); return original.apply(this, given); };
    }
  }
  document.write = document.writeln = (...texts) => (document.currentScript ?? document.body.lastElementChild)?.insertAdjacentHTML('beforebegin', texts.join(''));

  async function start() {
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of [...element.attributes].filter(a => a.name.startsWith('data-run-on'))) {
        const count = handlers.length;
        await execute(document.createElement('script'), `serOutput.handle(function (event) { ${value}\n});`, document.head);
        if (handlers.length > count) element[name.slice('data-run-'.length)] = handlers.at(-1);
      }
    }
    for (const inert of document.querySelectorAll('script[type="text/x-run"]')) {
      const script = document.createElement('script');
      for (const { name, value } of inert.attributes) if (!['type', 'src', 'data-src', 'data-type'].includes(name)) script.setAttribute(name, value);
      if (inert.dataset.type) script.type = inert.dataset.type;
      const address = inert.dataset.src;
      own.add(script);
      if (address) {
        script.type = 'text/x-asked';
        inert.replaceWith(script);
        await settle(script, address);
      } else {
        const ran = execute(script, inert.textContent);
        inert.replaceWith(script);
        await ran;
      }
    }
    // The document was whole before its scripts ran; those that wait for that are told now.
    document.dispatchEvent(new Event('DOMContentLoaded', { bubbles: true }));
    dispatchEvent(new Event('load'));
    for (const diagram of document.querySelectorAll('pre.mermaid')) await drawDiagram(diagram);
  }
  addEventListener('load', async () => {
    window.element = document.body;
    await greeted;
    start().catch(told);
  }, { once: true });

  // Height: as much as the content takes, told to the page whenever it changes.
  let last = -1;
  const measure = () => {
    const height = Math.ceil(document.body.scrollHeight + (root.scrollWidth > root.clientWidth ? 16 : 0));
    if (height !== last) tell('height', last = height);
  };
  addEventListener('DOMContentLoaded', async () => {
    tell('ready', true);
    await greeted;
    new ResizeObserver(measure).observe(document.body);
    new MutationObserver(measure).observe(document.body, { childList: true, subtree: true, attributes: true });
    measure();
  }, { once: true });

  // Charts on the page's ground where the author chose no other; what older versions of plotly.js took is written as newer ones do.
  function preparePlotly(Plotly) {
    const drawn = new Set();
    const colours = () => {
      const [text, line] = ['--text', '--line'].map(name => { root.style.color = `var(${name})`; const value = getComputedStyle(root).color; root.style.color = ''; return value; });
      return { text, line };
    };
    const titled = part => { if (typeof part?.title === 'string') part.title = { text: part.title, font: part.titlefont }; return part; };
    const adapted = given => {
      const layout = titled({ ...given });
      const axes = Object.keys(layout).filter(key => /^[xyz]axis\d*$/.test(key));
      axes.forEach(key => { layout[key] = titled({ ...layout[key] }); });
      if (layout.paper_bgcolor || layout.template) return layout;
      const { text, line } = colours();
      for (const key of new Set(['xaxis', 'yaxis', ...axes])) layout[key] = { gridcolor: line, zerolinecolor: line, ...layout[key] };
      return { plot_bgcolor: 'rgba(0,0,0,0)', ...layout, paper_bgcolor: 'rgba(0,0,0,0)', font: { ...layout.font, color: layout.font?.color ?? text } };
    };
    const changed = { ...Plotly };
    for (const name of ['newPlot', 'react']) {
      changed[name] = (place, data, layout, config) => {
        const isWhole = !Array.isArray(data) && data?.data;
        const [marks, design, options] = isWhole ? [data.data, data.layout, data.config] : [data, layout, config];
        const draw = () => Plotly[name](place, marks, adapted(design), { responsive: true, displaylogo: false, ...options });
        drawn.add(draw);
        return draw();
      };
    }
    changed.plot = changed.newPlot;
    redraws.push(() => drawn.forEach(draw => draw()));
    return window.Plotly = changed;
  }

  function prepareMermaid(mermaid) {
    const configure = theme => mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme });
    configure('default');
    // Before version 10 a function got the picture.
    const render = async (id, text, given) => {
      const made = await mermaid.render(id, text, given instanceof Element ? given : undefined);
      if (typeof given === 'function') given(made.svg, made.bindFunctions);
      return made;
    };
    return window.mermaid = Object.assign(Object.create(mermaid), { configure, render, mermaidAPI: { render, initialize: options => mermaid.initialize(options) } });
  }
  let diagrams = 0;
  async function drawDiagram(place) {
    const source = place.textContent;
    const number = ++diagrams;
    const draw = async () => {
      try {
        const mermaid = await library('mermaid');
        mermaid.configure(dark ? 'dark' : 'default');
        const { svg } = await mermaid.render(`diagram${number}`, source);
        const picture = document.createElement('div');
        picture.className = 'mermaid';
        picture.setAttribute('role', 'img');
        picture.setAttribute('aria-label', 'Diagram');
        picture.innerHTML = svg;
        place.replaceWith(picture);
        place = picture;
      } catch (error) {
        document.getElementById(`ddiagram${number}`)?.remove();
        tell('failed', `This diagram cannot be drawn: ${error.message}`);
      }
    };
    redraws.push(draw);
    await draw();
  }
})();
