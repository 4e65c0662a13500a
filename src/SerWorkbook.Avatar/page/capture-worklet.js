// Hands samples from the audio thread to the tracker in blocks, past the page's own thread.

const blockSize = 2048;

class Capture extends AudioWorkletProcessor {
  #port;
  #block = new Float32Array(blockSize);
  #filled = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.port !== undefined) {
        this.#port = data.port;
      }

      if (data.finish) {
        this.#send();
        this.#port?.postMessage({ type: 'complete' });
        this.#port = undefined;
      }
    };
  }

  process([[samples]]) {
    // There are no samples while nothing is connected.
    for (let from = 0; samples !== undefined && from < samples.length; ) {
      const count = Math.min(blockSize - this.#filled, samples.length - from);
      this.#block.set(samples.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === blockSize) {
        this.#send();
      }
    }

    return true;
  }

  #send() {
    if (this.#filled > 0) {
      const samples = this.#block.slice(0, this.#filled);
      this.#port?.postMessage({ type: 'samples', samples, end: currentTime }, [samples.buffer]);
      this.#filled = 0;
    }
  }
}

registerProcessor('capture', Capture);
