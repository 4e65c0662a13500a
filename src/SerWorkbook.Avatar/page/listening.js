// From a microphone or a recording to reports of the tracker: the audio graph, the worklet and the worker.

const samplesOfSpectrum = 2048;

/** How long the browser may take to start the sound, milliseconds. */
const patience = 3000;

/** Sound that is analysed while it is heard. Dispatches "ready", "warm", "report", "end" and "fault". */
export class Listening extends EventTarget {
  #worker;
  #context;
  #graph;
  #settings;

  /**
   * Starts the worker and loads the model there.
   * @param {string} model Where the model lies, relative to this page.
   * @param {object} settings The settings of the tracker.
   */
  constructor(model, settings) {
    super();
    this.#settings = settings;
    this.#worker = new Worker(new URL('tracker-worker.js', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = () => this.#tell('fault', { message: 'The tracker could not be started in this browser.' });
    this.#worker.postMessage({ type: 'load', model });
  }

  /** Measures the spectrum while sound is analysed; undefined otherwise. */
  get analyser() {
    return this.#graph?.analyser;
  }

  /** Whether sound is being analysed. */
  get isOn() {
    return this.#graph !== undefined;
  }

  /** Listens to the microphone until it is stopped. */
  async useMicrophone() {
    if (navigator.mediaDevices === undefined) {
      throw new Error('Browsers open the microphone only for pages from https or from this machine (localhost). A recording can be opened instead.');
    }

    let stream;
    try {
      // What makes a call pleasant removes what tells emotions.
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
    } catch (fault) {
      throw new Error(
        fault.name === 'NotAllowedError' ? 'The microphone was not allowed; the settings of this site in the browser can change that.'
          : fault.name === 'NotFoundError' ? 'No microphone was found.'
            : `The microphone cannot be used (${fault.message}).`,
      );
    }

    await this.#open();
    const source = this.#context.createMediaStreamSource(stream);
    const release = () => stream.getTracks().forEach(track => track.stop());
    stream.getAudioTracks()[0].onended = () => this.#fail('The microphone was disconnected.');
    this.#connect(source, release);
  }

  /**
   * Plays a recording and listens to it.
   * @param {File} file A file of any format that the browser decodes.
   */
  async play(file) {
    await this.#open();
    let sound;
    try {
      sound = await this.#context.decodeAudioData(await file.arrayBuffer());
    } catch {
      throw new Error(`${file.name}: this browser cannot decode it as a recording.`);
    }

    const source = this.#context.createBufferSource();
    source.buffer = sound;
    source.connect(this.#context.destination);
    this.#connect(source, () => source.disconnect());
    source.onended = () => this.#graph?.source === source && this.#finish();
    source.start();
  }

  /** Stops; "end" follows at once. */
  stop() {
    if (this.#graph !== undefined) {
      this.#worker.postMessage({ type: 'stop' });
      this.#close();
      this.#tell('end');
    }
  }

  /** The time of the audio clock, seconds, which reports refer to. */
  get now() {
    return this.#context?.currentTime ?? 0;
  }

  async #open() {
    this.stop();
    if (this.#context === undefined) {
      const context = new AudioContext({ latencyHint: 'interactive' });
      await context.audioWorklet.addModule(new URL('capture-worklet.js', import.meta.url));
      this.#context = context;
    }

    // Browsers that wait for a click or a key never answer.
    await Promise.race([this.#context.resume(), new Promise(resolve => setTimeout(resolve, patience))]);
    if (this.#context.state !== 'running') {
      throw new Error('The browser plays no sound before a click or a key in the page: open the recording with the button.');
    }
  }

  #connect(source, release) {
    const capture = new AudioWorkletNode(this.#context, 'capture', {
      numberOfOutputs: 0,
      channelCount: 1,
      channelCountMode: 'explicit',
      channelInterpretation: 'speakers',
    });
    const analyser = new AnalyserNode(this.#context, { fftSize: samplesOfSpectrum, smoothingTimeConstant: 0 });
    const { port1, port2 } = new MessageChannel();
    capture.port.postMessage({ port: port1 }, [port1]);
    this.#worker.postMessage({ type: 'start', rate: this.#context.sampleRate, settings: this.#settings, port: port2 }, [port2]);
    source.connect(capture);
    source.connect(analyser);
    this.#graph = { source, capture, analyser, release };
  }

  // The worker says when it has heard all.
  #finish() {
    this.#graph.capture.port.postMessage({ finish: true });
  }

  #close() {
    const graph = this.#graph;
    this.#graph = undefined;
    graph?.source.disconnect();
    graph?.release();
    this.#context?.suspend();
  }

  #hear(message) {
    if (message.type === 'fault') {
      this.#fail(message.message);
    } else if (message.type === 'completed') {
      this.#close();
      this.#tell('end');
    } else if (message.type !== 'report' || this.isOn) {
      this.#tell(message.type, message);
    }
  }

  #fail(message) {
    const wasOn = this.isOn;
    this.#close();
    this.#tell('fault', { message });
    if (wasOn) {
      this.#worker.postMessage({ type: 'stop' });
      this.#tell('end');
    }
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
