// The two pictures that move: probabilities over time, and the spectrogram.

const shownSeconds = 30;
const spectrumSeconds = 10;
const highestHz = 8000;
const [quietDb, loudDb] = [-100, -30];
const gutter = 36;

const melOf = hz => 2595 * Math.log10(1 + hz / 700);
const hzOf = mel => 700 * (10 ** (mel / 2595) - 1);

/** A canvas with as many pixels as the screen shows; calls back when its size changes. */
function sized(canvas, changed) {
  const fit = () => {
    const scale = Math.min(2, globalThis.devicePixelRatio || 1);
    const { width, height } = canvas.getBoundingClientRect();
    [canvas.width, canvas.height] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    changed(scale);
  };
  new ResizeObserver(fit).observe(canvas);
  fit();
}

/** Probabilities over time, as areas on top of each other that fill the height. */
export class ProbabilityChart {
  #canvas;
  #points = [];
  #colours = [];

  constructor(canvas) {
    this.#canvas = canvas;
    sized(canvas, () => this.draw());
  }

  /** The colours, from the lowest area to the highest; CSS colours. */
  set colours(colours) {
    this.#colours = colours;
    this.draw();
  }

  /**
   * Adds a point at the right; a time before the last one starts anew.
   * @param {number} seconds When.
   * @param {number[] | undefined} probabilities One per colour; undefined leaves a gap.
   * @param {boolean} isSpeech Whether somebody speaks.
   */
  add(seconds, probabilities, isSpeech) {
    if (seconds < (this.#points.at(-1)?.seconds ?? 0)) {
      this.clear();
    }

    this.#points.push({ seconds, probabilities, isSpeech });
    while (this.#points[1]?.seconds < seconds - shownSeconds) {
      this.#points.shift();
    }
  }

  clear() {
    this.#points = [];
  }

  draw() {
    const { width, height } = this.#canvas;
    const pen = this.#canvas.getContext('2d');
    pen.clearRect(0, 0, width, height);
    if (this.#points.length < 2) {
      return;
    }

    const now = this.#points.at(-1).seconds;
    const x = point => width * (1 - (now - point.seconds) / shownSeconds);
    const known = this.#points.filter(point => point.probabilities !== undefined);
    const floors = known.map(() => height);
    this.#colours.forEach((colour, label) => {
      const tops = known.map((point, i) => floors[i] - height * point.probabilities[label]);
      pen.fillStyle = colour;
      pen.beginPath();
      known.forEach((point, i) => pen.lineTo(x(point), tops[i]));
      for (let i = known.length - 1; i >= 0; i--) {
        pen.lineTo(x(known[i]), floors[i] + 0.5);
      }

      pen.fill();
      tops.forEach((top, i) => (floors[i] = top));
    });
    this.#veilPauses(pen, x, height);
  }

  // Where nobody speaks, the areas only hold what was said before.
  #veilPauses(pen, x, height) {
    pen.fillStyle = getComputedStyle(this.#canvas.parentElement).backgroundColor;
    pen.globalAlpha = 0.62;
    for (let i = 1; i < this.#points.length; i++) {
      if (!this.#points[i].isSpeech && this.#points[i].probabilities !== undefined) {
        const left = Math.floor(x(this.#points[i - 1]));
        pen.fillRect(left, 0, Math.floor(x(this.#points[i])) - left, height);
      }
    }

    pen.globalAlpha = 1;
  }
}

/** A spectrogram that moves to the left while sound is heard. */
export class Spectrogram {
  #canvas;
  #scale = 1;
  #levels = new Float32Array(0);
  #rows = [];
  #rowsOf;
  #column;
  #due = 0;
  #ramp = [];

  constructor(canvas) {
    this.#canvas = canvas;
    sized(canvas, scale => {
      this.#scale = scale;
      this.#rowsOf = undefined;
      this.clear();
    });
  }

  clear() {
    const pen = this.#canvas.getContext('2d');
    pen.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    this.#label(pen);
  }

  /** Colours from quiet to loud, each as red, green, blue from 0 to 255. */
  set ramp(colours) {
    this.#ramp = Array.from({ length: 256 }, (_, level) => {
      const at = (level / 255) * (colours.length - 1);
      const low = Math.min(colours.length - 2, Math.floor(at));
      return colours[low].map((value, i) => Math.round(value + (colours[low + 1][i] - value) * (at - low)));
    });
    this.clear();
  }

  /** Adds what is heard now; as many columns as the time since the last call takes. */
  add(analyser, seconds) {
    const { width, height } = this.#canvas;
    const left = Math.round(gutter * this.#scale);
    this.#due = Math.min(width, this.#due + (seconds * (width - left)) / spectrumSeconds);
    const columns = Math.floor(this.#due);
    if (columns === 0 || width <= left) {
      return;
    }

    this.#due -= columns;
    this.#prepare(analyser, height);
    analyser.getFloatFrequencyData(this.#levels);
    const pen = this.#canvas.getContext('2d');
    pen.drawImage(this.#canvas, left + columns, 0, width - left - columns, height, left, 0, width - left - columns, height);
    for (let row = 0; row < height; row++) {
      const [first, last] = this.#rows[row];
      let level = -Infinity;
      for (let bin = first; bin <= last; bin++) {
        level = Math.max(level, this.#levels[bin]);
      }

      const share = Math.min(1, Math.max(0, (level - quietDb) / (loudDb - quietDb)));
      this.#column.data.set([...this.#ramp[Math.round(255 * share)], 255], 4 * row);
    }

    for (let i = 0; i < columns; i++) {
      pen.putImageData(this.#column, width - columns + i, 0);
    }
  }

  // Which bins of the spectrum each row of pixels shows.
  #prepare(analyser, height) {
    const key = `${analyser.frequencyBinCount} ${analyser.context.sampleRate} ${height}`;
    if (this.#rowsOf === key) {
      return;
    }

    this.#rowsOf = key;
    this.#levels = new Float32Array(analyser.frequencyBinCount);
    this.#column = new ImageData(1, height);
    const binOf = share => (hzOf(melOf(highestHz) * share) * 2 * analyser.frequencyBinCount) / analyser.context.sampleRate;
    this.#rows = Array.from({ length: height }, (_, row) => {
      const low = Math.min(analyser.frequencyBinCount - 1, Math.floor(binOf(1 - (row + 1) / height)));
      return [low, Math.max(low, Math.min(analyser.frequencyBinCount - 1, Math.floor(binOf(1 - row / height))))];
    });
  }

  #label(pen) {
    const { height } = this.#canvas;
    pen.fillStyle = getComputedStyle(this.#canvas).color;
    pen.font = `${Math.round(11 * this.#scale)}px ${getComputedStyle(this.#canvas).fontFamily}`;
    pen.textBaseline = 'middle';
    for (const hz of [500, 1000, 2000, 4000]) {
      pen.fillText(hz < 1000 ? `${hz}` : `${hz / 1000} k`, 6 * this.#scale, height * (1 - melOf(hz) / melOf(highestHz)));
    }
  }
}
