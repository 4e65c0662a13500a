// What was shown and when: recorded, read at a time, written as JSON and CSV. No sound is in it.

const framesPerSecond = 10;
const longestSeconds = 3600;

/** A recording of what the face showed. */
export class Timeline {
  #labels;
  #featureSet;
  #start;

  constructor(labels, featureSet) {
    this.#labels = labels;
    this.#featureSet = featureSet;
    this.frames = [];
    this.events = [];
  }

  /** The length, seconds. */
  get seconds() {
    return this.frames.at(-1)?.seconds ?? 0;
  }

  /** Whether as much is recorded as a timeline may hold. */
  get isFull() {
    return this.seconds >= longestSeconds;
  }

  /**
   * Adds a report of the tracker.
   * @param {object} report What the tracker said.
   * @param {number} seconds When, by any clock that runs on.
   */
  add({ state, events, weights }, seconds) {
    this.#start ??= seconds;
    const at = round(seconds - this.#start, 1000);
    this.events.push(...events.map(event => ({ at, ...event })));
    const last = this.frames.at(-1);
    if (last === undefined || round(at - last.seconds, 1000) >= 1 / framesPerSecond || last.state.answer !== state.answer) {
      this.frames.push({ seconds: at, state, weights });
    }
  }

  /** The frame that was shown at a time, seconds; undefined where there are none. */
  at(seconds) {
    let [low, high] = [0, this.frames.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = this.frames[middle].seconds <= seconds ? [middle + 1, high] : [low, middle];
    }

    return this.frames[Math.max(0, low - 1)];
  }

  /** An object of JSON with a frame or an event per line. Weights that are left out are 0. */
  toJson() {
    const frames = this.frames.map(({ seconds, state, weights }) => ({
      seconds,
      emotion: state.emotion,
      answer: state.answer,
      doubt: state.doubt,
      speaking: state.speaking,
      levelDb: round(state.levelDb, 10),
      probabilities: mapped(state.probabilities, share => round(share, 10000)),
      weights: Object.fromEntries(Object.entries(mapped(weights, weight => round(weight, 1000))).filter(([, weight]) => weight > 0)),
    }));
    const about = JSON.stringify({ format: 'serworkbook-timeline', version: 1, featureSet: this.#featureSet, labels: this.#labels });
    return `${about.slice(0, -1)},\n"frames":${lines(frames)},\n"events":${lines(this.events)}}\n`;
  }

  /** A table with a frame per line. */
  toCsv() {
    const lines = this.frames.map(({ seconds, state }) => [
      seconds,
      state.emotion,
      state.answer,
      state.doubt ?? '',
      state.speaking ? 1 : 0,
      round(state.levelDb, 10),
      ...this.#labels.map(label => round(state.probabilities[label], 10000)),
    ]);
    return [['seconds', 'emotion', 'answer', 'doubt', 'speaking', 'level_db', ...this.#labels.map(label => `p_${label}`)], ...lines]
      .map(cells => cells.map(quoted).join(',') + '\r\n')
      .join('');
  }
}

const round = (value, steps) => Math.round(value * steps) / steps;
const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
const lines = items => `[${items.map(item => '\n' + JSON.stringify(item)).join(',')}]`;
const quoted = cell => (/[",\r\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell));
