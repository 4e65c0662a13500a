/** Why a model does not commit itself. */
export type Doubt = 'lowConfidence' | 'unlikeTraining' | 'noSpeech';

/** The prediction of a model for one clip. */
export interface Prediction {
  /** What to tell a user: the emotion, "unsure" or "no speech". */
  readonly answer: string;
  /** The most probable emotion; to be used only where `doubt` is null. */
  readonly emotion: string;
  /** Its probability, 0 to 1. */
  readonly confidence: number;
  /** Why the model does not commit itself; null if it does. */
  readonly doubt: Doubt | null;
  /** The probability of each emotion, in the order of the labels; they sum to 1. */
  readonly probabilities: Readonly<Record<string, number>>;
}

/** A trained model. Audio is processed where this code runs: nothing is sent anywhere. */
export class EmotionModel {
  private constructor();

  /**
   * Starts WebAssembly, once, and loads a model.
   * @param source The URL of an `emotion.ser` bundle or a `model.json`, in Node also a path, or its content.
   * @throws Error One sentence that says what is wrong with the model.
   */
  static load(source: string | URL | Blob | ArrayBuffer | ArrayBufferView): Promise<EmotionModel>;

  /** The emotions. */
  readonly labels: readonly string[];

  /** The feature set, such as "SerFull-2". */
  readonly featureSet: string;

  /** The licence notice of the training data; null for a model without one. */
  readonly notice: string | null;

  /**
   * Predicts from samples.
   * @param samples One channel, full scale ±1; 0.1 s or more.
   * @param sampleRate An integer, Hz, 8000 to 192000.
   * @throws Error One sentence that says what is wrong with the samples.
   */
  predict(samples: Float32Array, sampleRate: number): Prediction;

  /**
   * Predicts from a WAV file; channels are averaged.
   * @param bytes The content of the file.
   * @param name The name of the file, for messages.
   * @throws Error One sentence that says what is wrong with the file.
   */
  predictWav(bytes: ArrayBuffer | ArrayBufferView, name?: string): Prediction;

  /**
   * Opens a stream, such as that of a microphone, whose emotion is followed.
   * @param sampleRate An integer, Hz, 8000 to 192000.
   * @param settings How to listen and decide.
   * @throws Error One sentence that says which setting is wrong.
   */
  track(sampleRate: number, settings?: TrackerSettings): EmotionTracker;

  /** Frees the memory of the model. It cannot be used afterwards. */
  close(): void;
}

/** How a tracker listens and decides; what is left out has its default. */
export interface TrackerSettings {
  /** Length of the window that each prediction looks at, 0.2 to 30 s. Default: 2. */
  windowSeconds?: number;
  /** From one prediction to the next, 0.05 s to the window, a multiple of 0.01 s. Default: 0.25. */
  hopSeconds?: number;
  /** Time constant of the smoothing of probabilities, 0 to 60 s. Default: 0.5. */
  smoothingSeconds?: number;
  /** By how much another emotion must be more probable before it is shown, 0 to 1. Default: 0.1. */
  margin?: number;
  /** The shortest time from one change to the next, 0 to 60 s. Default: 0.75. */
  minimumHoldSeconds?: number;
  /** The speech that a window must hold to be predicted, seconds. Default: 0.5. */
  leastSpeechSeconds?: number;
  /** How far a sound must stand above the noise to count as speech, 1 to 40 dB. Default: 8. */
  gateDb?: number;
  /** The time without speech after which an utterance has ended, 0.1 to 60 s. Default: 0.5. */
  hangoverSeconds?: number;
  /** The time without speech after which the tracker is at rest, up to 60 s. Default: 1. */
  restSeconds?: number;
  /** What is shown at rest and in doubt. Default: "neutral". */
  restLabel?: string;
  /** Events to send when an emotion has been shown for some time. */
  rules?: readonly { name: string; emotion: string; seconds: number }[];
  /** Whether the features of what is heard move towards those that the model was trained on. Default: false. */
  adaptToSpeaker?: boolean;
}

/** What a tracker hears and shows. */
export interface TrackerState {
  /** How much sound has been analysed, seconds. */
  readonly seconds: number;
  /** Number of windows that have ended. */
  readonly hops: number;
  /** Number of windows that the model was asked about; the others hold too little speech. */
  readonly predictions: number;
  /** What to tell a user: the emotion, "unsure" or "no speech". */
  readonly answer: string;
  /** The emotion that is shown; the label at rest in doubt. */
  readonly emotion: string;
  /** Why no emotion of the model is shown; null if one is. */
  readonly doubt: Doubt | null;
  /** Whether somebody speaks. */
  readonly speaking: boolean;
  /** Level of the last 30 ms, dB of full scale. */
  readonly levelDb: number;
  /** The running noise floor, dB of full scale. */
  readonly noiseFloorDb: number;
  /** The smoothed probability of each emotion. */
  readonly probabilities: Readonly<Record<string, number>>;
}

/** Something that a tracker noticed; times are seconds from the start of the stream. */
export interface TrackerEvent {
  readonly kind: 'emotionChanged' | 'speechStarted' | 'speechEnded' | 'ruleMet';
  /** How much sound had been analysed. */
  readonly seconds: number;
  /** The time in the sound that the event concerns. */
  readonly soundSeconds: number;
  readonly answer: string;
  readonly emotion: string;
  readonly doubt: Doubt | null;
  /** The smoothed probability of the emotion; 0 where there is a doubt. */
  readonly confidence: number;
  /** The name of the rule that was met; null for other events. */
  readonly rule: string | null;
}

/** What a tracker says after samples. */
export interface TrackerReport {
  readonly state: TrackerState;
  /** What happened since the last report, in order. */
  readonly events: readonly TrackerEvent[];
  /** The weights of ARKit's 52 blend shapes for a face that follows, 0 to 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** From -1 (unpleasant) to 1 (pleasant). */
  readonly valence: number;
  /** From -1 (calm) to 1 (excited). */
  readonly arousal: number;
}

/** Follows the emotion of one stream. The same sound gives the same events, however it is cut into blocks. */
export class EmotionTracker {
  private constructor();

  /**
   * Takes the next samples.
   * @param samples One channel, full scale ±1; any number.
   * @throws Error One sentence that says what is wrong with the samples.
   */
  push(samples: Float32Array): TrackerReport;

  /** Ends the stream. Nothing can be pushed afterwards. */
  complete(): TrackerReport;

  /** Frees the memory of the tracker. */
  close(): void;
}
