'use strict';
// Sounds: the waveform of a WAV recording above its player; it shows the position and sets it.
addEventListener('DOMContentLoaded', () => {
  const columns = 300;
  const sounds = new Map();

  // Samples of a WAV file as numbers from -1 to 1; what is anything else keeps its player alone.
  function samplesOf(source) {
    const found = /^data:audio\/(?:x-|vnd\.)?wave?;base64,/.exec(source);
    if (!found) return null;
    const view = new DataView(Uint8Array.from(atob(source.slice(found[0].length)), c => c.charCodeAt(0)).buffer);
    const word = at => String.fromCharCode(...[0, 1, 2, 3].map(i => view.getUint8(at + i)));
    if (view.byteLength < 12 || word(0) !== 'RIFF' || word(8) !== 'WAVE') return null;
    let form = null;
    for (let at = 12; at + 8 <= view.byteLength;) {
      const size = view.getUint32(at + 4, true);
      if (word(at) === 'fmt ') {
        const kind = view.getUint16(at + 8, true);
        form = {
          isFloat: (kind === 0xfffe ? view.getUint16(at + 32, true) : kind) === 3,
          rate: view.getUint32(at + 12, true), step: view.getUint16(at + 20, true), bits: view.getUint16(at + 22, true),
        };
      }
      if (word(at) === 'data' && form) {
        const one = {
          16: p => view.getInt16(p, true) / 32768, 8: p => (view.getUint8(p) - 128) / 128,
          32: p => form.isFloat ? view.getFloat32(p, true) : view.getInt32(p, true) / 2147483648,
        }[form.bits];
        const count = form.step && Math.floor(Math.min(size, view.byteLength - at - 8) / form.step);
        return one && count ? { count, seconds: count / form.rate, at: i => one(at + 8 + i * form.step) } : null;
      }
      at += 8 + size + size % 2;
    }
    return null;
  }

  function outline(samples) {
    const parts = Math.min(columns, samples.count);
    return Array.from({ length: parts }, (_, part) => {
      let [low, high] = [1, -1];
      for (let i = Math.floor(part * samples.count / parts); i < Math.floor((part + 1) * samples.count / parts); i++) {
        [low, high] = [Math.min(low, samples.at(i)), Math.max(high, samples.at(i))];
      }
      return [low, high];
    });
  }

  function picture(points, scale) {
    const thin = 0.01;
    const [above, below] = [points.map(p => -p[1] * scale - thin), points.map(p => -p[0] * scale + thin)];
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('viewBox', `0 -1 ${points.length - 1} 2`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(svg.namespaceURI, 'path');
    const line = [...above.map((y, x) => [x, y]), ...below.map((y, x) => [x, y]).reverse()];
    path.setAttribute('d', 'M' + line.map(([x, y]) => `${x} ${y.toFixed(3)}`).join('L') + 'Z');
    svg.append(path);
    return svg;
  }

  function write(audio, { seconds, points }, scale) {
    const wave = document.createElement('div');
    wave.className = 'wave';
    wave.tabIndex = 0;
    wave.setAttribute('role', 'slider');
    wave.setAttribute('aria-label', `Position in ${audio.getAttribute('aria-label') || 'the recording'}`);
    wave.setAttribute('aria-valuemin', '0');
    wave.setAttribute('aria-valuemax', seconds.toFixed(2));
    const played = picture(points, scale);
    played.classList.add('played');
    const head = document.createElement('span');
    wave.append(picture(points, scale), played, head);
    audio.before(wave);

    const tell = () => {
      const now = Math.min(audio.currentTime, seconds);
      wave.style.setProperty('--at', `${100 * now / seconds}%`);
      wave.setAttribute('aria-valuenow', now.toFixed(2));
      wave.setAttribute('aria-valuetext', `${now.toFixed(2)} of ${seconds.toFixed(2)} s`);
    };
    const run = () => { tell(); if (!audio.paused) requestAnimationFrame(run); };
    const go = time => { audio.currentTime = Math.min(Math.max(time, 0), seconds); tell(); };
    const point = event => { const box = wave.getBoundingClientRect(); go(seconds * (event.clientX - box.left) / box.width); };
    const play = () => audio.paused ? audio.play().catch(() => {}) : audio.pause();
    const step = seconds / 20;
    const keys = {
      ArrowRight: () => go(audio.currentTime + step), ArrowUp: () => go(audio.currentTime + step),
      ArrowLeft: () => go(audio.currentTime - step), ArrowDown: () => go(audio.currentTime - step),
      Home: () => go(0), End: () => go(seconds), ' ': play, Enter: play,
    };
    wave.addEventListener('keydown', event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
      event.preventDefault();
      keys[event.key]();
    });
    wave.addEventListener('pointerdown', event => { wave.setPointerCapture(event.pointerId); point(event); });
    wave.addEventListener('pointermove', event => { if (wave.hasPointerCapture(event.pointerId)) point(event); });
    audio.addEventListener('play', run);
    for (const kind of ['timeupdate', 'seeked', 'ended']) audio.addEventListener(kind, tell);
    tell();
  }

  // Sounds of one output share a scale, so that loud and quiet ones can be compared.
  function show(box) {
    if (!sounds.has(box)) return;
    const read = sounds.get(box).map(audio => {
      try {
        const samples = samplesOf(audio.getAttribute('src') ?? '');
        return samples && { audio, seconds: samples.seconds, points: outline(samples) };
      } catch { return null; }
    }).filter(sound => sound && sound.points.length > 1);
    sounds.delete(box);
    const peak = Math.max(0, ...read.flatMap(sound => sound.points.flat().map(Math.abs)));
    read.forEach(sound => write(sound.audio, sound, peak > 0 ? 0.96 / peak : 1));
  }

  for (const audio of document.querySelectorAll('.rich audio')) {
    const box = audio.closest('.rich');
    sounds.set(box, [...(sounds.get(box) ?? []), audio]);
  }
  const near = new IntersectionObserver(
    seen => seen.filter(s => s.isIntersecting).forEach(s => { near.unobserve(s.target); show(s.target); }), { rootMargin: '600px' });
  [...sounds.keys()].forEach(box => near.observe(box));
  addEventListener('beforeprint', () => [...sounds.keys()].forEach(show));
});
