// A face drawn from blend shapes with the names of ARKit: geometry as pure functions, then the SVG that shows it.

const svgName = 'http://www.w3.org/2000/svg';

/** Where the parts of a face at rest lie, in units of the drawing. */
const rest = {
  middle: 200,
  eye: { x: 52, y: 216, halfWidth: 28, upper: 20, lower: 15 },
  brow: { y: 170, inner: 26, outer: 33 },
  mouth: { y: 303, halfWidth: 37 },
};

/** How fast the face follows, seconds: two thirds of the way in this time. */
const followSeconds = 0.09;

const blinkSeconds = 0.16;

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const mix = (from, to, share) => from + (to - from) * share;
const round = value => Math.round(value * 10) / 10;
const point = (x, y) => `${round(x)} ${round(y)}`;

/** Reads weights leniently: what is missing or no number counts as 0, and all are kept from 0 to 1. */
function reader(weights) {
  const one = name => clamp(Number(weights[name]) || 0, 0, 1);
  return { one, side: (name, isLeft) => one(name + (isLeft ? 'Left' : 'Right')), both: name => (one(`${name}Left`) + one(`${name}Right`)) / 2 };
}

/**
 * The paths of a face.
 * @param {Record<string, number>} weights Blend shapes, 0 to 1; names that the face does not know are ignored.
 * @returns {Record<string, string | number>} Paths and opacities by the name of the part.
 */
export function shapeOf(weights) {
  const read = reader(weights);
  return { ...eyeShape(read, true), ...eyeShape(read, false), ...headShape(read), ...noseShape(read), ...mouthShape(read) };
}

// ARKit's left is the person's own, which is on the right of a picture of them.
function eyeShape(read, isLeft) {
  const name = isLeft ? 'Left' : 'Right';
  const outwards = isLeft ? 1 : -1;
  const { x: distance, y, halfWidth, upper, lower } = rest.eye;
  const x = rest.middle + outwards * distance;
  const squint = read.side('eyeSquint', isLeft);
  const wide = read.side('eyeWide', isLeft);
  const down = read.side('browDown', isLeft);
  const innerUp = read.one('browInnerUp');
  const bottom = lower * (1 - 0.5 * squint - 0.2 * read.side('cheekSquint', isLeft) + 0.25 * wide);
  const open = upper * (1 - 0.3 * squint + 0.55 * wide - 0.1 * down);
  const top = mix(open, -bottom + 2, read.side('eyeBlink', isLeft));

  // A lowered brow presses the inner half of the lid down; a raised one lets the outer half droop.
  const [inner, outer] = [top - 11 * down * (1 - wide), top - 9 * innerUp * (1 - wide)];
  const at = (across, height) => point(x + outwards * across, y - height);
  const low = -bottom * 1.33;
  const lid = (raise, close) =>
    `M${at(-halfWidth, close)}C${at(-halfWidth * 0.6, inner * 1.33 + raise)} ${at(halfWidth * 0.6, outer * 1.33 + raise)} ${at(halfWidth, close)}`;
  const look = { x: read.side('eyeLookOut', isLeft) - read.side('eyeLookIn', isLeft), y: read.side('eyeLookUp', isLeft) - read.side('eyeLookDown', isLeft) };
  const brow = browShape(read, isLeft, x, outwards);
  return {
    [`eye${name}`]: `${lid(0, 0)}C${at(halfWidth * 0.6, low)} ${at(-halfWidth * 0.6, low)} ${at(-halfWidth, 0)}Z`,
    [`lash${name}`]: lid(0, 0),
    [`crease${name}`]: lid(9, 6),
    [`under${name}`]: `M${at(-halfWidth * 0.7, low * 0.62 - 5)}C${at(-halfWidth * 0.3, low - 5)} ${at(halfWidth * 0.3, low - 5)} ${at(halfWidth * 0.7, low * 0.62 - 5)}`,
    [`underOpacity${name}`]: 0.15 + 0.5 * Math.max(squint, read.side('cheekSquint', isLeft)),
    [`irisX${name}`]: round(x - outwards * 2 + outwards * 9 * look.x),
    [`irisY${name}`]: round(y - 1 - 7 * look.y),
    [`pupil${name}`]: round(6.4 - 1.2 * wide),
    [`brow${name}`]: brow,
  };
}

function browShape(read, isLeft, x, outwards) {
  const down = read.side('browDown', isLeft);
  const innerUp = read.one('browInnerUp');
  const outerUp = read.side('browOuterUp', isLeft);
  const { y, inner, outer } = rest.brow;
  const innerX = -inner - 5 * down + 1 * innerUp;
  const innerY = y + 3 - 19 * innerUp + 21 * down;
  const middleY = y - 9 - 7 * innerUp - 13 * outerUp + 13 * down;
  const outerY = y + 4 - 15 * outerUp + 2 * down + 5 * innerUp;
  const at = (across, height) => point(x + outwards * across, height);
  return (
    `M${at(innerX, innerY - 5.5)}Q${at(-2, middleY - 8)} ${at(outer, outerY - 1)}` +
    `Q${at(outer + 2.5, outerY + 1.5)} ${at(outer - 1, outerY + 2.5)}` +
    `Q${at(-1, middleY + 6.5)} ${at(innerX + 1, innerY + 5.5)}Q${at(innerX - 6, innerY)} ${at(innerX, innerY - 5.5)}Z`
  );
}

function headShape(read) {
  const chin = 352 + 20 * read.one('jawOpen') - 2 * read.one('mouthShrugLower');
  const side = 324 + 9 * read.one('jawOpen');
  const puff = 5 * read.one('cheekPuff');
  const smile = read.both('mouthSmile');
  return {
    head:
      `M${point(92, 196)}C92 122 138 78 200 78C262 78 308 122 308 196` +
      `C${point(309 + puff, 256)} ${point(299 + puff, side - 26)} ${point(268, side)}C${point(246, side + 18)} ${point(226, chin)} ${point(200, chin)}` +
      `C${point(174, chin)} ${point(154, side + 18)} ${point(132, side)}C${point(101 - puff, side - 26)} ${point(91 - puff, 256)} ${point(92, 196)}Z`,
    cheekY: round(266 - 8 * smile - 5 * read.both('cheekSquint')),
    cheekOpacity: 0.35 + 0.5 * smile + 0.15 * read.both('cheekSquint'),
  };
}

function noseShape(read) {
  const sneer = read.both('noseSneer');
  const tip = 262 - 6 * sneer;
  const wing = 13 + 3 * sneer;
  return {
    nose: `M${point(200 - wing, tip - 3)}Q${point(200 - wing + 1, tip + 4)} ${point(193, tip + 2)}Q${point(200, tip + 8)} ${point(207, tip + 2)}Q${point(200 + wing - 1, tip + 4)} ${point(200 + wing, tip - 3)}`,
    wrinkles: `M${point(188, 226)}Q${point(192, 221)} ${point(190, 214)}M${point(212, 226)}Q${point(208, 221)} ${point(210, 214)}M${point(193, 206)}Q${point(200, 202)} ${point(207, 206)}`,
    wrinklesOpacity: 0.65 * sneer,
    folds: `M${point(176, tip - 2)}Q${point(160, tip + 9)} ${point(151, tip + 30)}M${point(224, tip - 2)}Q${point(240, tip + 9)} ${point(249, tip + 30)}`,
    foldsOpacity: 0.75 * Math.max(sneer, 0.55 * read.both('mouthSmile'), 0.35 * read.both('mouthUpperUp')),
  };
}

function mouthShape(read) {
  const [jaw, close] = [read.one('jawOpen'), read.one('mouthClose')];
  const [pucker, funnel] = [read.one('mouthPucker'), read.one('mouthFunnel')];
  const shrug = read.one('mouthShrugLower');
  const [smile, frown, stretch] = [read.both('mouthSmile'), read.both('mouthFrown'), read.both('mouthStretch')];
  const [upperUp, lowerDown, press] = [read.both('mouthUpperUp'), read.both('mouthLowerDown'), read.both('mouthPress')];
  const x = rest.middle + 12 * (read.one('mouthLeft') - read.one('mouthRight'));
  const half = isLeft =>
    Math.max(
      11,
      rest.mouth.halfWidth +
        17 * read.side('mouthSmile', isLeft) +
        14 * read.side('mouthStretch', isLeft) +
        5 * read.side('mouthDimple', isLeft) +
        4 * press -
        20 * pucker -
        14 * funnel -
        13 * jaw * (1 - smile) * (1 - stretch),
    );
  const y = rest.mouth.y - 3 * shrug;
  const cornerY = isLeft => y - 17 * read.side('mouthSmile', isLeft) + 15 * read.side('mouthFrown', isLeft) + 5 * stretch + 8 * jaw;
  const gap = Math.max(0, (50 * jaw + 6 * funnel) * (1 - close) + 11 * lowerDown + 7 * upperUp);
  const upper = y + 7 * smile - 7 * frown - 6 * shrug - 10 * upperUp - 5 * jaw - 3 * funnel;
  const lower = upper + gap;

  // The middle of a cubic curve lies a quarter between its ends' mean and its handles.
  const [right, left] = [cornerY(false), cornerY(true)];
  const handle = middle => (middle - (right + left) / 8) / 0.75;
  const [rightX, leftX] = [x - half(false), x + half(true)];
  const spread = 0.5 + 0.14 * Math.max(jaw, pucker, funnel);
  const [inRight, inLeft] = [x - half(false) * spread, x + half(true) * spread];
  const top = `M${point(rightX, right)}C${point(inRight, handle(upper))} ${point(inLeft, handle(upper))} ${point(leftX, left)}`;
  const bottom = `C${point(inLeft, handle(lower))} ${point(inRight, handle(lower))} ${point(rightX, right)}Z`;
  const teeth = handle(upper) + 9 + 9 * upperUp + 4 * smile;
  const smiling = isLeft => read.side('mouthSmile', isLeft) + read.side('mouthDimple', isLeft);
  return {
    mouth: top + bottom,
    teeth: `M${point(rightX, right)}C${point(inRight, handle(upper))} ${point(inLeft, handle(upper))} ${point(leftX, left)}C${point(inLeft, teeth)} ${point(inRight, teeth)} ${point(rightX, right)}Z`,
    teethOpacity: clamp((gap - 6) / 8, 0, 1),
    tongueX: round(x),
    tongueY: round(lower + 6),
    tongueWidth: round(0.55 * Math.min(half(true), half(false)) + 6),
    lipWidth: round(5.5 + 1.5 * pucker + funnel - 1.5 * press),
    lowerLip: `M${point(x - 11, Math.max(lower, y) + 13)}Q${point(x, Math.max(lower, y) + 16 - 9 * frown)} ${point(x + 11, Math.max(lower, y) + 13)}`,
    dimples: `M${point(rightX - 6, right - 7)}Q${point(rightX - 11, right)} ${point(rightX - 6, right + 7)}M${point(leftX + 6, left - 7)}Q${point(leftX + 11, left)} ${point(leftX + 6, left + 7)}`,
    dimplesOpacity: clamp(0.7 * Math.max(smiling(true), smiling(false)), 0, 0.7),
  };
}

/** A face in the page. What it shows can be read from its element: `data-emotion`, `data-doubt` and `data-weights`. */
export class Face {
  #parts = {};
  #target = {};
  #shown = {};
  #lastFrame;
  #nextBlink = Infinity;
  #stillness;

  /**
   * Draws a face at rest.
   * @param {SVGSVGElement} svg The element that it is drawn into.
   * @param {MediaQueryList} stillness Matches where people ask for less motion: nothing glides or blinks then.
   */
  constructor(svg, stillness) {
    this.svg = svg;
    this.#stillness = stillness;
    this.#build();
    this.show({ emotion: 'none', doubt: null, weights: {} });
    this.#draw({});
    requestAnimationFrame(time => this.#frame(time));
  }

  /**
   * Turns to an expression.
   * @param {{emotion: string, doubt: string | null, weights: Record<string, number>}} expression What to show.
   */
  show({ emotion, doubt, weights }) {
    this.#target = weights;
    this.svg.dataset.emotion = emotion;
    this.svg.dataset.doubt = doubt ?? '';
    this.svg.dataset.weights = JSON.stringify(
      Object.fromEntries(Object.entries(weights).filter(([, value]) => value >= 0.005).map(([name, value]) => [name, Math.round(value * 100) / 100])),
    );
  }

  /** The weights that are drawn at this moment, between those of the last expression and the one that the face turns to. */
  get drawn() {
    return { ...this.#shown };
  }

  #frame(time) {
    const seconds = Math.min(0.1, (time - (this.#lastFrame ?? time)) / 1000);
    this.#lastFrame = time;
    const still = this.#stillness.matches;
    const share = still ? 1 : 1 - Math.exp(-seconds / followSeconds);
    let moved = false;
    for (const name of new Set([...Object.keys(this.#shown), ...Object.keys(this.#target)])) {
      const [from, to] = [this.#shown[name] ?? 0, this.#target[name] ?? 0];
      const next = Math.abs(to - from) < 0.003 ? to : mix(from, to, share);
      moved ||= next !== from;
      this.#shown[name] = next;
    }

    const blink = still ? 0 : this.#blink(time);
    if (moved || blink !== this.#lastBlink) {
      this.#draw(blink > 0 ? { ...this.#shown, eyeBlinkLeft: Math.max(blink, this.#shown.eyeBlinkLeft ?? 0), eyeBlinkRight: Math.max(blink, this.#shown.eyeBlinkRight ?? 0) } : this.#shown);
    }

    this.#lastBlink = blink;
    requestAnimationFrame(next => this.#frame(next));
  }

  #lastBlink = 0;

  // People blink every two to six seconds.
  #blink(time) {
    if (this.#nextBlink === Infinity || time > this.#nextBlink + blinkSeconds * 1000) {
      this.#nextBlink = time + 2000 + 4000 * Math.random();
    }

    const share = (time - this.#nextBlink) / (blinkSeconds * 1000);
    return share > 0 && share < 1 ? Math.sin(Math.PI * share) : 0;
  }

  #draw(weights) {
    const shape = shapeOf(weights);
    for (const [part, element] of Object.entries(this.#parts)) {
      if (shape[part] !== undefined) {
        element.setAttribute('d', shape[part]);
      }
    }

    for (const name of ['Left', 'Right']) {
      this.#place(`iris${name}`, { cx: shape[`irisX${name}`], cy: shape[`irisY${name}`] });
      this.#place(`black${name}`, { cx: shape[`irisX${name}`], cy: shape[`irisY${name}`], r: shape[`pupil${name}`] });
      this.#place(`light${name}`, { cx: shape[`irisX${name}`] - 4.5, cy: shape[`irisY${name}`] - 5 });
      this.#place(`glint${name}`, { cx: shape[`irisX${name}`] + 4.5, cy: shape[`irisY${name}`] + 4.5 });
      this.#place(`under${name}`, { opacity: shape[`underOpacity${name}`] });
      this.#place(`cheek${name}`, { cy: shape.cheekY, opacity: shape.cheekOpacity });
      this.#parts[`clip${name}`].setAttribute('d', shape[`eye${name}`]);
    }

    this.#parts.mouthClip.setAttribute('d', shape.mouth);
    this.#place('mouth', { 'stroke-width': shape.lipWidth });
    this.#parts.lips.setAttribute('d', shape.mouth);
    this.#place('lips', { 'stroke-width': shape.lipWidth });
    this.#place('teeth', { opacity: shape.teethOpacity });
    this.#place('tongue', { cx: shape.tongueX, cy: shape.tongueY, rx: shape.tongueWidth });
    this.#place('wrinkles', { opacity: shape.wrinklesOpacity });
    this.#place('folds', { opacity: shape.foldsOpacity });
    this.#place('dimples', { opacity: shape.dimplesOpacity });
  }

  #place(part, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      this.#parts[part].setAttribute(name, typeof value === 'number' ? round(value * 10) / 10 : value);
    }
  }

  #build() {
    const add = (parent, tag, attributes, part) => {
      const element = document.createElementNS(svgName, tag);
      for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, value);
      }

      parent.append(element);
      if (part !== undefined) {
        this.#parts[part] = element;
      }

      return element;
    };
    const path = (parent, part, look, d = '') => add(parent, 'path', { class: look, d }, part);
    const svg = this.svg;
    svg.setAttribute('viewBox', '0 0 400 430');
    const defs = add(svg, 'defs', {});
    const clip = (part, id) => path(add(defs, 'clipPath', { id: `${svg.id}-${id}` }), part, '');
    clip('clipLeft', 'eye-left');
    clip('clipRight', 'eye-right');
    clip('mouthClip', 'mouth');
    add(add(defs, 'clipPath', { id: `${svg.id}-frame` }), 'circle', { cx: 200, cy: 215, r: 196 });

    add(svg, 'circle', { class: 'face-ground', cx: 200, cy: 215, r: 196 });
    const bust = add(svg, 'g', { 'clip-path': `url(#${svg.id}-frame)` });
    path(bust, undefined, 'face-hair-back', 'M78 222C60 112 116 38 202 38C290 38 340 112 322 222C320 240 314 250 306 254L94 254C86 250 80 240 78 222Z');
    path(bust, undefined, 'face-shirt', 'M40 430C44 392 92 378 152 370L248 370C308 378 356 392 360 430L360 440L40 440Z');
    path(bust, undefined, 'face-neck', 'M160 316L240 316L240 366C240 386 222 398 200 398C178 398 160 386 160 366Z');
    path(bust, undefined, 'face-neck-shade', 'M160 336C176 366 224 366 240 336L240 352C226 384 174 384 160 352Z');
    path(bust, undefined, 'face-collar', 'M148 368C150 398 176 412 200 412C224 412 250 398 252 368L262 372C262 408 230 426 200 426C170 426 138 408 138 372Z');
    const head = add(svg, 'g', { class: 'face-head' });
    for (const [x, turn] of [[88, 1], [312, -1]]) {
      add(head, 'ellipse', { class: 'face-skin', cx: x, cy: 224, rx: 19, ry: 26 });
      path(head, undefined, 'face-line-soft', `M${x - 5 * turn} 212C${x + 5 * turn} 214 ${x + 6 * turn} 230 ${x - 2 * turn} 236`);
    }

    path(head, 'head', 'face-skin');
    for (const [name, x] of [['Left', 284], ['Right', 116]]) {
      add(head, 'ellipse', { class: 'face-cheek', cx: x - (x > 200 ? 20 : -20), cy: 266, rx: 22, ry: 14 }, `cheek${name}`);
    }

    path(
      head,
      undefined,
      'face-hair',
      'M86 212C66 126 104 42 200 40C296 38 336 126 314 212C312 188 306 164 294 146C264 150 232 138 210 112C196 140 154 156 114 152C99 166 91 188 86 212Z',
    );
    path(head, undefined, 'face-hair-shine', 'M128 108C146 82 176 70 206 70');
    for (const name of ['Left', 'Right']) {
      path(head, `crease${name}`, 'face-line-soft');
      path(head, `under${name}`, 'face-line-soft');
      path(head, `eye${name}`, 'face-eye');
      const eye = add(head, 'g', { 'clip-path': `url(#${svg.id}-eye-${name.toLowerCase()})` });
      add(eye, 'circle', { class: 'face-iris', r: 14 }, `iris${name}`);
      add(eye, 'circle', { class: 'face-pupil' }, `black${name}`);
      add(eye, 'circle', { class: 'face-light', r: 4 }, `light${name}`);
      add(eye, 'circle', { class: 'face-glint', r: 2 }, `glint${name}`);
      path(head, `lash${name}`, 'face-lash');
      path(head, `brow${name}`, 'face-brow');
    }

    path(head, 'nose', 'face-line');
    path(head, 'wrinkles', 'face-line');
    path(head, 'folds', 'face-line');
    path(head, 'dimples', 'face-line');
    path(head, 'mouth', 'face-mouth');
    const inside = add(head, 'g', { 'clip-path': `url(#${svg.id}-mouth)` });
    add(inside, 'ellipse', { class: 'face-tongue', ry: 18 }, 'tongue');
    path(inside, 'teeth', 'face-teeth');
    path(head, 'lips', 'face-lips');
    path(head, 'lowerLip', 'face-line-soft');
  }
}
