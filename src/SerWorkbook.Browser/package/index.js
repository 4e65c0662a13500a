// Loads the WebAssembly build of SerWorkbook.Speech beside this file and wraps its calls.

const assembly = 'SerWorkbook.Browser';

// Loops are compiled after as many turns; with the runtime's 5000 it takes a dozen clips until all are.
const options = ['--jiterpreter-minimum-trace-hit-count=1000', '--jiterpreter-back-branch-boost=900'];

let starting;

function start() {
  starting ??= boot();
  return starting;
}

async function boot() {
  // In a worker that has its own onmessage, the runtime takes itself for a thread of a page's runtime, and waits for that for ever.
  if (typeof importScripts === 'function') {
    globalThis.dotnetSidecar = true;
  }

  const { dotnet } = await import('./runtime/dotnet.js');
  const { getAssemblyExports } = await dotnet.withRuntimeOptions(options).create();
  const exports = await getAssemblyExports(`${assembly}.dll`);
  return exports.SerWorkbook.Browser.ModelCalls;
}

// An error of the runtime carries a trace of managed code; users get its sentence alone.
function call(action) {
  try {
    return action();
  } catch (fault) {
    throw new Error(fault.message);
  }
}

export class EmotionModel {
  #calls;
  #model;
  #about;

  constructor(calls, model) {
    this.#calls = calls;
    this.#model = model;
    this.#about = JSON.parse(calls.Describe(model));
    Object.freeze(this.#about.labels);
  }

  static async load(source) {
    const [{ content, name }, calls] = await Promise.all([read(source), start()]);
    return call(() => new EmotionModel(calls, calls.Load(content, name)));
  }

  get labels() {
    return this.#about.labels;
  }

  get featureSet() {
    return this.#about.featureSet;
  }

  get notice() {
    return this.#about.notice;
  }

  predict(samples, sampleRate) {
    const bytes = bytesOfSamples(samples);
    requireRate(sampleRate);
    return this.#answer((calls, model) => calls.Predict(model, bytes, sampleRate));
  }

  predictWav(bytes, name = 'WAV') {
    const content = bytesOf(bytes);
    if (content === undefined) {
      throw new Error(`The WAV file is ${nameOf(bytes)}; an ArrayBuffer or a Uint8Array is needed.`);
    }

    return this.#answer((calls, model) => calls.PredictWav(model, content, String(name)));
  }

  track(sampleRate, settings = {}) {
    requireRate(sampleRate);
    if (typeof settings !== 'object' || settings === null) {
      throw new Error(`The settings of the tracker are ${nameOf(settings)}; an object is needed.`);
    }

    const tracker = this.#use((calls, model) => calls.Track(model, sampleRate, JSON.stringify(settings)));
    return new EmotionTracker(this.#calls, tracker);
  }

  close() {
    this.#model?.dispose();
    this.#model = undefined;
  }

  [Symbol.dispose ?? Symbol('dispose')]() {
    this.close();
  }

  #answer(action) {
    return JSON.parse(this.#use(action));
  }

  #use(action) {
    if (this.#model === undefined) {
      throw new Error('The model is closed.');
    }

    return call(() => action(this.#calls, this.#model));
  }
}

export class EmotionTracker {
  #calls;
  #tracker;

  // Made by EmotionModel.track alone.
  constructor(calls, tracker) {
    this.#calls = calls;
    this.#tracker = tracker;
  }

  push(samples) {
    const bytes = bytesOfSamples(samples);
    return this.#report((calls, tracker) => calls.Push(tracker, bytes));
  }

  complete() {
    return this.#report((calls, tracker) => calls.Complete(tracker));
  }

  close() {
    this.#tracker?.dispose();
    this.#tracker = undefined;
  }

  [Symbol.dispose ?? Symbol('dispose')]() {
    this.close();
  }

  #report(action) {
    if (this.#tracker === undefined) {
      throw new Error('The tracker is closed.');
    }

    return JSON.parse(call(() => action(this.#calls, this.#tracker)));
  }
}

function bytesOfSamples(samples) {
  if (!(samples instanceof Float32Array)) {
    throw new Error(`The samples are ${nameOf(samples)}; a Float32Array is needed (mono, full scale ±1).`);
  }

  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
}

function requireRate(sampleRate) {
  if (!Number.isInteger(sampleRate) || sampleRate < 8000 || sampleRate > 192000) {
    throw new Error(`The sampling rate is ${sampleRate}; an integer from 8000 to 192000 Hz is needed.`);
  }
}

async function read(source) {
  const content = bytesOf(source);
  if (content !== undefined) {
    return { content, name: 'model' };
  }

  if (typeof Blob !== 'undefined' && source instanceof Blob) {
    return { content: new Uint8Array(await source.arrayBuffer()), name: source.name || 'model' };
  }

  if (typeof source !== 'string' && !(source instanceof URL)) {
    throw new Error(`The model is ${nameOf(source)}; a URL, a Blob, an ArrayBuffer or a Uint8Array is needed.`);
  }

  const name = String(source);
  return { content: isFile(name) ? await readFile(source) : await download(source), name };
}

async function download(url) {
  let reason;
  try {
    const response = await fetch(url);
    if (response.ok) {
      return new Uint8Array(await response.arrayBuffer());
    }

    reason = `the server answers ${response.status}`;
  } catch (fault) {
    reason = fault.message;
  }

  throw new Error(`${url}: the model cannot be fetched (${reason})`);
}

async function readFile(path) {
  // A name that bundlers for browsers do not follow.
  const files = 'node:fs/promises';
  try {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ files);
    return new Uint8Array(await readFile(/^file:/i.test(path) ? new URL(path) : path));
  } catch (fault) {
    throw new Error(`${path}: ${fault.code === 'ENOENT' ? 'there is no such file' : `the model cannot be read (${fault.message})`}`);
  }
}

// In Node a name without a scheme is a path; in a browser it is relative to the page.
function isFile(name) {
  const isNode = typeof process === 'object' && typeof process.versions?.node === 'string' && typeof window === 'undefined';
  return isNode && !/^(https?|data|blob):/i.test(name);
}

function bytesOf(value) {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : ArrayBuffer.isView(value)
      ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      : undefined;
}

function nameOf(value) {
  return value === null || value === undefined ? String(value) : `of the type ${value.constructor?.name ?? typeof value}`;
}
