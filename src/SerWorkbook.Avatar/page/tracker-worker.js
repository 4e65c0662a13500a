// Runs the tracker, in WebAssembly, apart from the page's own thread.

const warmUps = 10;
const warmUpRate = 16000;

let model;
let tracker;
let waiting = [];

async function load(source) {
  let EmotionModel;
  try {
    ({ EmotionModel } = await import('./serworkbook/index.js'));
  } catch {
    throw new Error('The WebAssembly module (folder serworkbook) is missing beside this page; make the page with "ser avatar".');
  }

  model = await EmotionModel.load(new URL(source, self.location.href));
  self.postMessage({ type: 'ready', labels: model.labels, notice: model.notice, featureSet: model.featureSet });

  // Loops are compiled while they run: a few predictions now make the first spoken second quick.
  const voice = Float32Array.from({ length: 2 * warmUpRate }, (_, n) => 0.3 * Math.sin(n * 0.06) * Math.sin(n * 0.0008) + 0.1 * Math.sin(n * 0.31));
  for (let i = 0; i < warmUps && tracker === undefined; i++) {
    model.predict(voice, warmUpRate);
    await new Promise(resolve => setTimeout(resolve, 0));
  }

  self.postMessage({ type: 'warm' });
}

function start({ rate, settings, port }) {
  tracker?.close();
  waiting = [];
  const started = model.track(rate, settings);
  tracker = started;
  port.onmessage = ({ data }) => {
    waiting.push(data);
    if (waiting.length === 1) {
      // Blocks that came while the last ones were analysed are analysed together.
      setTimeout(() => attempt(() => analyse(started)), 0);
    }
  };
}

function analyse(started) {
  const blocks = waiting;
  waiting = [];
  if (tracker !== started) {
    return;
  }

  const from = performance.now();
  const sound = blocks.filter(block => block.type === 'samples');
  const report = sound.length > 0 ? started.push(joined(sound.map(block => block.samples))) : undefined;
  const isLast = blocks.some(block => block.type === 'complete');
  const rest = isLast ? started.complete() : undefined;
  const busy = performance.now() - from;
  for (const one of [report, rest].filter(Boolean)) {
    self.postMessage({ type: 'report', report: one, end: sound.at(-1)?.end, busy: one === report ? busy : 0 });
  }

  if (isLast) {
    stop();
    self.postMessage({ type: 'completed' });
  }
}

function joined(parts) {
  if (parts.length === 1) {
    return parts[0];
  }

  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }

  return all;
}

function stop() {
  tracker?.close();
  tracker = undefined;
  waiting = [];
}

async function attempt(action) {
  try {
    await action();
  } catch (fault) {
    stop();
    self.postMessage({ type: 'fault', message: fault.message });
  }
}

self.onmessage = ({ data }) => attempt(() => ({ load: () => load(data.model), start: () => start(data), stop })[data.type]());
