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

  /** Frees the memory of the model. It cannot be used afterwards. */
  close(): void;
}
