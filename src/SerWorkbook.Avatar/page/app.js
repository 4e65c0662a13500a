// The page: buttons, the face, the charts, the timeline.

import { Face } from './face.js';
import { Listening } from './listening.js';
import { ProbabilityChart, Spectrogram } from './charts.js';
import { Timeline } from './timeline.js';
import { announcementOf, answerOf, clockOf, doubtOf, nameOf, percentOf } from './words.js';

const modelFile = 'emotion.ser';

/** The time between two announcements to screen readers, at least, milliseconds. */
const announcementPause = 2000;

/** Over how much time the load of the processor is averaged, milliseconds. */
const loadPeriod = 3000;

/** The mouth of somebody who speaks: from this much above the noise, over this range, to this weight. */
const [quietestDb, speechAboveDb, speechRangeDb, widestMouth] = [-70, 12, 40, 0.45];

const redrawPause = { moving: 80, still: 1000 };
const lightRamp = [[244, 243, 241], [186, 205, 232], [94, 130, 190], [88, 60, 130], [60, 16, 52]];
const darkRamp = [[31, 36, 46], [46, 62, 110], [120, 72, 150], [226, 110, 100], [252, 226, 160]];

const stillness = matchMedia('(prefers-reduced-motion: reduce)');
const darkness = matchMedia('(prefers-color-scheme: dark)');
const byId = id => document.getElementById(id);
const ui = Object.fromEntries(
  [
    'unstarted', 'main', 'live', 'portrait', 'face', 'answer', 'doubt', 'microphone', 'choose', 'file', 'status', 'fault', 'announcement', 'bars',
    'probabilities', 'spectrogram', 'latency', 'cpu', 'level', 'speech', 'recorded', 'record', 'replay', 'json', 'csv', 'seek', 'position', 'clock',
    'notice',
  ].map(id => [id, byId(id)]),
);

ui.unstarted.remove();
ui.main.hidden = false;

const face = new Face(ui.face, stillness);
const chart = new ProbabilityChart(ui.probabilities);
const spectrogram = new Spectrogram(ui.spectrogram);
const listening = new Listening(modelFile, {});

rest();

let labels = [];
let featureSet;
let timeline;
let isRecording = false;
let replay;
let isMicrophone = false;
let isBusy = false;
let bars = new Map();

listening.addEventListener('ready', ({ detail }) => {
  ({ labels, featureSet } = detail);
  makeBars();
  ui.status.textContent = 'Ready.';
  ui.notice.textContent = detail.notice ?? '';
  ui.notice.hidden = detail.notice === null;
  enable();
});
listening.addEventListener('report', ({ detail }) => hear(detail));
listening.addEventListener('fault', ({ detail }) => complain(detail.message));
listening.addEventListener('end', ended);

// Listening.

ui.microphone.addEventListener('click', () => (listening.isOn ? listening.stop() : attempt(startMicrophone)));
ui.choose.addEventListener('click', () => ui.file.click());
ui.file.addEventListener('change', () => {
  const [file] = ui.file.files;
  ui.file.value = '';
  if (file !== undefined) {
    attempt(() => open(file));
  }
});
addEventListener('dragover', event => {
  event.preventDefault();
  ui.portrait.classList.add('over');
});
addEventListener('dragleave', () => ui.portrait.classList.remove('over'));
addEventListener('drop', event => {
  event.preventDefault();
  ui.portrait.classList.remove('over');
  const [file] = event.dataTransfer.files;
  if (file !== undefined && labels.length > 0) {
    attempt(() => open(file));
  }
});

async function startMicrophone() {
  begin();
  await listening.useMicrophone();
  isMicrophone = true;
  ui.status.textContent = 'Speak; the face follows.';
}

async function open(file) {
  listening.stop();
  begin();
  await listening.play(file);
  ui.status.textContent = `Playing ${file.name}.`;
}

function begin() {
  stopReplay();
  ui.fault.hidden = true;
  loads.length = 0;
  chart.clear();
  spectrogram.clear();
}

function ended() {
  if (isMicrophone) {
    rest();
  }

  isMicrophone = false;
  isRecording = false;
  ui.status.textContent = 'Ready.';
  for (const figure of [ui.latency, ui.cpu, ui.level, ui.speech]) {
    figure.textContent = '–';
  }

  enable();
}

// A recording leaves the face as it ends; nobody at the microphone leaves a friendly one.
function rest() {
  face.show({ emotion: 'none', doubt: null, weights: { mouthSmileLeft: 0.3, mouthSmileRight: 0.3 } });
  ui.answer.textContent = 'Listening to nobody';
  ui.doubt.textContent = 'Start the microphone, or drop a recording here.';
}

function complain(message) {
  ui.fault.textContent = message;
  ui.fault.hidden = false;
  ui.status.textContent = '';
  enable();
}

// One thing at a time: browsers may ask people, which takes as long as it takes.
async function attempt(action) {
  if (isBusy) {
    return;
  }

  isBusy = true;
  try {
    await action();
  } catch (fault) {
    complain(fault.message);
  } finally {
    isBusy = false;
    enable();
  }
}

// What the tracker says.

const loads = [];

function hear({ report: { state, events, weights: expression }, end, busy }) {
  const report = { state, events, weights: stillness.matches ? expression : speaking(expression, state) };
  show(state, report.weights);
  chart.add(state.seconds, sharesOf(state), state.speaking);
  if (isRecording) {
    timeline.add(report, state.seconds);
    ui.recorded.textContent = `Recording: ${clockOf(timeline.seconds)}`;
    if (timeline.isFull) {
      toggleRecording();
    }
  }

  measure(state, end, busy);
}

// The expression says nothing of the words: while somebody speaks, the mouth opens as far as the sound is loud.
function speaking(weights, { speaking: isSpeech, levelDb, noiseFloorDb }) {
  const loud = (levelDb - Math.max(noiseFloorDb, quietestDb) - speechAboveDb) / speechRangeDb;
  const open = isSpeech ? Math.min(1, Math.max(0, loud)) * widestMouth : 0;
  return { ...weights, jawOpen: Math.min(1, weights.jawOpen + open * (1 - weights.jawOpen)) };
}

function show(state, weights) {
  face.show({ emotion: state.emotion, doubt: state.doubt, weights });
  ui.answer.textContent = answerOf(state);
  ui.answer.dataset.answer = state.answer;
  ui.doubt.textContent = doubtOf(state);
  announce(state);
  const first = state.doubt === null ? state.emotion : undefined;
  const shares = sharesOf(state);
  [...bars.values()].forEach(({ item, fill, share }, label) => {
    fill.style.transform = `scaleX(${shares?.[label] ?? 0})`;
    share.textContent = shares === undefined ? '–' : percentOf(shares[label]);
    item.dataset.first = String(labels[label] === first);
  });
}

// Before the model is first asked, all probabilities are the same and mean nothing.
function sharesOf(state) {
  return state.predictions > 0 ? labels.map(label => state.probabilities[label]) : undefined;
}

function measure(state, end, busy) {
  const now = performance.now();
  loads.push({ now, busy });
  while (loads.length > 2 && loads[0].now < now - loadPeriod) {
    loads.shift();
  }

  // At most four times a second, so that they can be read.
  if (now - measured < 250) {
    return;
  }

  measured = now;
  if (end !== undefined) {
    ui.latency.textContent = `${Math.max(0, Math.round(1000 * (listening.now - end)))} ms`;
  }

  const span = now - loads[0].now;
  if (span > 500) {
    ui.cpu.textContent = `${Math.round((100 * loads.slice(1).reduce((sum, load) => sum + load.busy, 0)) / span)} %`;
  }

  ui.level.textContent = `${Math.round(state.levelDb)} dB`;
  ui.speech.textContent = state.speaking ? 'yes' : 'no';
}

let measured = 0;

// Screen readers hear of changes, politely: the latest one, and not more often than they can be listened to.

let announced = '';
let lastAnnouncement = -Infinity;
let pending;

function announce(state) {
  const text = announcementOf(state);
  if (text === announced && pending === undefined) {
    return;
  }

  clearTimeout(pending);
  pending = undefined;
  const wait = lastAnnouncement + announcementPause - performance.now();
  const say = () => {
    pending = undefined;
    if (text !== announced) {
      announced = text;
      lastAnnouncement = performance.now();
      ui.announcement.textContent = text;
    }
  };
  if (wait <= 0) {
    say();
  } else {
    pending = setTimeout(say, wait);
  }
}

// The timeline.

ui.record.addEventListener('click', toggleRecording);
ui.replay.addEventListener('click', () => (replay === undefined ? startReplay(0) : stopReplay()));
ui.position.addEventListener('input', () => {
  const at = Number(ui.position.value);
  if (replay !== undefined) {
    startReplay(at);
  } else if (!listening.isOn) {
    showAt(at);
  }
});
ui.json.addEventListener('click', () => download('timeline.json', 'application/json', timeline.toJson()));
ui.csv.addEventListener('click', () => download('timeline.csv', 'text/csv', timeline.toCsv()));

function toggleRecording() {
  isRecording = !isRecording;
  if (isRecording) {
    timeline = new Timeline(labels, featureSet);
  }

  enable();
}

function startReplay(from) {
  chart.clear();
  replay = { from, since: performance.now() };
  enable();
}

function stopReplay() {
  replay = undefined;
  enable();
}

function advanceReplay() {
  const at = replay.from + (performance.now() - replay.since) / 1000;
  ui.position.value = at;
  showAt(Math.min(at, timeline.seconds));
  if (at >= timeline.seconds) {
    stopReplay();
  }
}

function showAt(seconds) {
  const { state, weights } = timeline.at(seconds);
  show(state, weights);
  chart.add(seconds, sharesOf(state), state.speaking);
  ui.clock.textContent = `${clockOf(seconds)} of ${clockOf(timeline.seconds)}`;
  ui.position.setAttribute('aria-valuetext', `${ui.clock.textContent}, ${answerOf(state)}`);
}

function download(name, type, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

// What can be done at the moment.

function enable() {
  const isReady = labels.length > 0;
  const isOn = listening.isOn;
  const hasTimeline = timeline !== undefined && timeline.frames.length > 0 && !isRecording;
  ui.microphone.disabled = !isReady;
  ui.microphone.textContent = isOn ? (isMicrophone ? 'Stop microphone' : 'Stop') : 'Start microphone';
  ui.microphone.setAttribute('aria-pressed', String(isOn && isMicrophone));
  ui.choose.disabled = !isReady;
  ui.record.disabled = !isOn;
  ui.record.textContent = isRecording ? 'Stop recording' : 'Record';
  ui.record.setAttribute('aria-pressed', String(isRecording));
  ui.replay.disabled = !hasTimeline || isOn;
  ui.replay.textContent = replay === undefined ? 'Replay' : 'Stop replay';
  ui.replay.setAttribute('aria-pressed', String(replay !== undefined));
  ui.json.disabled = ui.csv.disabled = !hasTimeline;
  ui.seek.hidden = !hasTimeline || isOn;
  if (hasTimeline) {
    ui.position.max = timeline.seconds;
    ui.recorded.textContent = `Recorded: ${clockOf(timeline.seconds)}, without the sound.`;
    ui.clock.textContent = `${clockOf(Number(ui.position.value))} of ${clockOf(timeline.seconds)}`;
  }

  const isHeard = isOn && isMicrophone;
  ui.live.dataset.on = String(isHeard);
  ui.live.textContent = isHeard ? 'Microphone on' : 'Microphone off';
  document.title = isHeard ? '● Microphone on – Voice avatar' : 'Voice avatar';
}

function makeBars() {
  bars = new Map(
    labels.map((label, number) => {
      const item = document.createElement('li');
      item.dataset.emotion = label;
      item.dataset.turn = String(1 + (number % 2));
      const [name, track, fill, share] = ['name', 'track', 'fill', 'share'].map(part => {
        const element = document.createElement(part === 'name' || part === 'share' ? 'span' : 'div');
        element.className = part;
        return element;
      });
      name.textContent = nameOf(label);
      share.textContent = '–';
      track.append(fill);
      item.append(name, track, share);
      return [label, { item, fill, share }];
    }),
  );
  ui.bars.replaceChildren(...[...bars.values()].map(bar => bar.item));
  colour();
}

function colour() {
  chart.colours = [...bars.values()].map(bar => getComputedStyle(bar.fill).backgroundColor);
  spectrogram.ramp = darkness.matches ? darkRamp : lightRamp;
}

darkness.addEventListener('change', colour);
colour();

let lastFrame = performance.now();
let lastDraw = 0;

function frame(now) {
  const pause = stillness.matches ? redrawPause.still : 0;
  if (listening.isOn && now - lastFrame >= pause) {
    spectrogram.add(listening.analyser, (now - lastFrame) / 1000);
    lastFrame = now;
  } else if (!listening.isOn) {
    lastFrame = now;
  }

  if (replay !== undefined) {
    advanceReplay();
  }

  if (now - lastDraw >= (stillness.matches ? redrawPause.still : redrawPause.moving)) {
    lastDraw = now;
    chart.draw();
  }

  requestAnimationFrame(frame);
}

requestAnimationFrame(frame);
enable();

// Without a service worker, as in private windows, the page works all the same, but only while its server does.
navigator.serviceWorker?.register('sw.js', { updateViaCache: 'none' }).catch(() => {});
