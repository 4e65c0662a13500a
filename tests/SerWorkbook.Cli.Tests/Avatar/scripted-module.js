// Stands in for the WebAssembly module: says what the script says at each time of the sound, whatever the sound.

const labels = ['angry', 'happy', 'sad', 'other'];

// From which second on which emotion is shown.
const script = [[0.3, 'angry', { browDownLeft: 0.9, browDownRight: 0.9 }], [0.6, 'happy', { mouthSmileLeft: 1, mouthSmileRight: 1 }], [0.9, 'sad', { browInnerUp: 0.8 }]];

export class EmotionModel {
  static async load(source) {
    const response = await fetch(source);
    if (!response.ok) {
      throw new Error('The model cannot be fetched.');
    }

    return new EmotionModel();
  }

  labels = labels;
  notice = 'For tests only ©.';
  featureSet = 'SerFull-2';

  predict() {}

  track(rate) {
    let samples = 0;
    let shown;
    const report = () => {
      const seconds = samples / rate;
      const [since, emotion, weights] = script.findLast(([start]) => seconds >= start) ?? [0, 'neutral', {}];
      const doubt = since === 0 ? 'noSpeech' : null;
      const events = emotion === shown ? [] : [{ kind: 'emotionChanged', seconds: since, soundSeconds: since, emotion, answer: emotion, doubt, confidence: 0.7, rule: null }];
      shown = emotion;
      return {
        state: {
          seconds,
          hops: 1,
          predictions: doubt === null ? 1 : 0,
          answer: doubt === null ? emotion : 'no speech',
          emotion,
          doubt,
          speaking: false,
          levelDb: -20,
          noiseFloorDb: -60,
          probabilities: Object.fromEntries(labels.map(label => [label, label === emotion ? 0.7 : 0.1])),
        },
        events,
        weights: { jawOpen: 0, ...weights },
      };
    };
    return {
      push(part) {
        samples += part.length;
        return report();
      },
      complete: report,
      close() {},
    };
  }
}
