// What the page says of a state of the tracker.

const doubts = {
  lowConfidence: 'No emotion is probable enough.',
  unlikeTraining: 'This sounds unlike the recordings that the model was trained on.',
  noSpeech: 'Nobody is speaking.',
};

/** A label as a name: "angry" as "Angry". */
export const nameOf = label => label.charAt(0).toUpperCase() + label.slice(1);

/** A share as a percentage. */
export const percentOf = share => `${Math.round(100 * share)} %`;

/** What is shown: the emotion, "Unsure" or "No speech". */
export const answerOf = state => nameOf(state.answer);

/** Why no emotion is shown, or how probable the emotion is. */
export const doubtOf = state =>
  state.doubt === null ? `${percentOf(state.probabilities[state.emotion] ?? 0)} probable` : (doubts[state.doubt] ?? '');

/** What a screen reader says of a change. Without the percentage: that changes all the time. */
export const announcementOf = state => `${answerOf(state)}.`;

/** Seconds as minutes and seconds: "1:05". */
export const clockOf = seconds => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
