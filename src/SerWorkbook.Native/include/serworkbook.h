/*
 * libserworkbook: predicts the emotion of speech with a model exported from SerWorkbook.
 *
 *     ser_model *model = NULL;
 *     char error[SER_ERROR_BYTES];
 *     ser_prediction prediction = { .struct_bytes = sizeof prediction };
 *     if (ser_open("emotion.ser", &model, error, sizeof error) != SER_OK
 *         || ser_predict_file(model, "clip.wav", &prediction, error, sizeof error) != SER_OK) {
 *         fprintf(stderr, "%s\n", error);
 *         return 1;
 *     }
 *     printf("%s %.2f\n", prediction.answer, prediction.confidence);
 *     ser_close(model);
 *
 * Conventions
 *   - Every function that can fail returns a ser_status; SER_OK is 0. Where it takes error and error_bytes, it writes one
 *     English sentence there when it fails and an empty text when it does not. error may be NULL.
 *   - All texts are UTF-8 and end with a zero byte. A text that does not fit is cut between two characters.
 *   - ser_model, ser_stream, ser_tracker and ser_speaker are handles: the library never reads memory through them. A handle that
 *     was closed, or never opened, gives SER_ERROR_HANDLE.
 *   - A model may be used from several threads at once. A stream, tracker or speaker belongs to one thread at a time; a call during
 *     another call gives SER_ERROR_BUSY and changes nothing.
 *   - A handle may be closed while other threads still use it: their calls finish first.
 *   - The library keeps no error state, starts no process and opens no files but its own and those that it is given. It cannot
 *     be unloaded.
 */
#ifndef SERWORKBOOK_H
#define SERWORKBOOK_H

#include <stdint.h>

#if defined(_WIN32) && !defined(SER_STATIC)
#define SER_API __declspec(dllimport)
#else
#define SER_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface: see ser_abi_version. */
#define SER_ABI_VERSION 1

/* Enough room for any error text. */
#define SER_ERROR_BYTES 1024

/* The most emotions of a model, and the longest name of one, with its zero byte; models beyond are refused. */
#define SER_MAX_LABELS 64
#define SER_LABEL_BYTES 128

/* The range of sampling rates, Hz, and of the windows of streams, seconds. */
#define SER_LOWEST_RATE 8000
#define SER_HIGHEST_RATE 192000
#define SER_SHORTEST_WINDOW 0.1
#define SER_LONGEST_WINDOW 600.0

typedef enum ser_status {
    SER_OK = 0,
    SER_ERROR_ARGUMENT = 1, /* an argument is NULL, negative, out of range or not UTF-8 */
    SER_ERROR_HANDLE = 2,   /* the handle was closed, or is none of this library's */
    SER_ERROR_BUSY = 3,     /* another thread is using the stream, tracker or speaker */
    SER_ERROR_MODEL = 4,    /* the model cannot be read or used */
    SER_ERROR_AUDIO = 5,    /* the audio cannot be read or used: no WAV, too short, silent, NaN, sampling rate */
    SER_ERROR_INTERNAL = 6  /* a fault of the library, or no memory is left */
} ser_status;

/* Why a model does not commit itself to an emotion. */
typedef enum ser_doubt {
    SER_DOUBT_NONE = 0,            /* it commits itself: answer is an emotion */
    SER_DOUBT_LOW_CONFIDENCE = 1,  /* speech, but the most probable emotion is not probable enough */
    SER_DOUBT_UNLIKE_TRAINING = 2, /* unlike the training recordings: the probabilities mean nothing */
    SER_DOUBT_NO_SPEECH = 3        /* hardly any voice: the probabilities mean nothing */
} ser_doubt;

typedef struct ser_model ser_model;
typedef struct ser_stream ser_stream;
typedef struct ser_tracker ser_tracker;
typedef struct ser_speaker ser_speaker;

typedef struct ser_prediction {
    uint32_t struct_bytes;                /* in: sizeof(ser_prediction), set by the caller */
    int32_t label;                        /* index of the most probable emotion; to be used only without doubt */
    int32_t doubt;                        /* ser_doubt */
    int32_t label_count;                  /* number of probabilities */
    double confidence;                    /* the probability of the most probable emotion, 0 to 1 */
    double probabilities[SER_MAX_LABELS]; /* one per label, in the order of ser_label; they sum to 1 */
    char answer[SER_LABEL_BYTES];         /* what to tell a user: an emotion, "unsure" or "no speech" */
} ser_prediction;

/* What a tracker noticed. */
typedef enum ser_event_kind {
    SER_EVENT_EMOTION = 0,        /* what is shown has changed: another emotion, unsure, or rest */
    SER_EVENT_SPEECH_STARTED = 1, /* somebody started to speak */
    SER_EVENT_SPEECH_ENDED = 2,   /* nobody has spoken for the hang-over */
    SER_EVENT_RULE = 3            /* the condition of a rule was met */
} ser_event_kind;

typedef struct ser_tracker_event {
    uint32_t struct_bytes;        /* in: sizeof(ser_tracker_event), set by the caller */
    int32_t kind;                 /* ser_event_kind */
    int32_t label;                /* index of the emotion that is shown; -1 at rest and in doubt */
    int32_t doubt;                /* ser_doubt */
    double seconds;               /* when it was noticed, seconds of sound from the start of the stream */
    double sound_seconds;         /* the time in the sound that it concerns */
    double confidence;            /* the smoothed probability of the emotion, 0 to 1; 0 where there is a doubt */
    char answer[SER_LABEL_BYTES]; /* what to tell a user: an emotion, "unsure" or "no speech" */
    char rule[SER_LABEL_BYTES];   /* the name of the rule; empty for other kinds */
} ser_tracker_event;

typedef struct ser_tracker_state {
    uint32_t struct_bytes;                /* in: sizeof(ser_tracker_state), set by the caller */
    int32_t label;                        /* index of the emotion that is shown; -1 at rest and in doubt */
    int32_t doubt;                        /* ser_doubt */
    int32_t label_count;                  /* number of probabilities */
    int32_t speaking;                     /* 1 while somebody speaks, short pauses included; 0 otherwise */
    int32_t utterances;                   /* number of utterances that the tracker has adapted to */
    int64_t hops;                         /* number of windows that have ended */
    int64_t predictions;                  /* number of windows that the model was asked about */
    double seconds;                       /* how much sound was analysed */
    double confidence;                    /* the smoothed probability of the emotion, 0 to 1; 0 where there is a doubt */
    double level_db;                      /* level of the last 30 ms, dB of full scale */
    double noise_floor_db;                /* the running noise floor, dB of full scale */
    double probabilities[SER_MAX_LABELS]; /* smoothed, one per label, in the order of ser_label; they sum to 1 */
    char answer[SER_LABEL_BYTES];         /* what to tell a user: an emotion, "unsure" or "no speech" */
} ser_tracker_state;

/* Number of the blend shapes of a face, those of ARKit. */
#define SER_FACE_SHAPES 52

typedef struct ser_face {
    uint32_t struct_bytes;          /* in: sizeof(ser_face), set by the caller */
    float valence;                  /* -1 (unpleasant) to 1 (pleasant) */
    float arousal;                  /* -1 (calm) to 1 (excited) */
    float weights[SER_FACE_SHAPES]; /* 0 to 1, in the order of ser_face_shape */
} ser_face;

/* --- The library ------------------------------------------------------------------------------------------------- */

/* The version of the library, such as "0.2.0". */
SER_API const char *ser_version(void);

/* SER_ABI_VERSION of the header that the library was built with: a program checks that it is its own. */
SER_API int32_t ser_abi_version(void);

/* The processor that the code in use was compiled for, such as "x64 with AVX2" or "x64". On x64, the results are those of the
 * workbook bit for bit with AVX2, and up to rounding without. */
SER_API const char *ser_processor(void);

/* A short English text for a status, such as "the handle is closed or unknown"; never NULL. */
SER_API const char *ser_status_text(int32_t status);

/* --- Models ------------------------------------------------------------------------------------------------------ */

/* Opens a bundle (emotion.ser), a model file (model.json), or a folder that holds either. */
SER_API ser_status ser_open(const char *path, ser_model **model, char *error, int64_t error_bytes);

/* Opens a bundle or a model file in memory, which is not needed afterwards. name stands in error texts; it may be NULL. */
SER_API ser_status ser_open_memory(
    const void *content, int64_t content_bytes, const char *name, ser_model **model, char *error, int64_t error_bytes);

/* Closes a model. Its streams, trackers and speakers stay usable. */
SER_API ser_status ser_close(ser_model *model);

/* The number of emotions of a model. */
SER_API ser_status ser_label_count(ser_model *model, int32_t *count);

/* The name of an emotion, index 0 to the number of emotions - 1. text has room for text_bytes; SER_LABEL_BYTES is enough. */
SER_API ser_status ser_label(ser_model *model, int32_t index, char *text, int64_t text_bytes);

/* What every user of the training data must be told, such as its licence; an empty text for nothing. needed_bytes takes the
 * length of the whole text with its zero byte; text may be NULL to ask for that alone, and needed_bytes may be NULL. */
SER_API ser_status ser_notice(ser_model *model, char *text, int64_t text_bytes, int64_t *needed_bytes);

/* The feature set, the trainer and the corpus of a model as one line of JSON; as ser_notice. */
SER_API ser_status ser_about(ser_model *model, char *text, int64_t text_bytes, int64_t *needed_bytes);

/* --- Prediction -------------------------------------------------------------------------------------------------- */

/* Predicts from mono samples, full scale -1 to 1, of a sampling rate of 8,000 to 192,000 Hz. */
SER_API ser_status ser_predict(
    ser_model *model, const float *samples, int64_t count, int32_t sample_rate, ser_prediction *prediction, char *error,
    int64_t error_bytes);

/* Predicts from a WAV file: PCM of 8 to 32 bits or float, any number of channels. */
SER_API ser_status ser_predict_file(
    ser_model *model, const char *path, ser_prediction *prediction, char *error, int64_t error_bytes);

/* Predicts from a WAV file in memory. */
SER_API ser_status ser_predict_wav(
    ser_model *model, const void *content, int64_t content_bytes, ser_prediction *prediction, char *error, int64_t error_bytes);

/* --- Streams: audio that comes in pieces, such as from a microphone ------------------------------------------------ */

/* Opens a stream that keeps the last window_seconds of what is pushed, 0.1 to 600 s. */
SER_API ser_status ser_stream_open(
    ser_model *model, int32_t sample_rate, double window_seconds, ser_stream **stream, char *error, int64_t error_bytes);

/* Adds mono samples. A block with a sample that is not a finite number is refused whole. */
SER_API ser_status ser_push(ser_stream *stream, const float *samples, int64_t count, char *error, int64_t error_bytes);

/* Predicts from what the stream keeps, and leaves it as it is. */
SER_API ser_status ser_stream_predict(ser_stream *stream, ser_prediction *prediction, char *error, int64_t error_bytes);

/* Predicts from what the stream keeps, and empties it for the next utterance, whether or not there was a prediction. */
SER_API ser_status ser_finish(ser_stream *stream, ser_prediction *prediction, char *error, int64_t error_bytes);

/* Closes a stream. */
SER_API ser_status ser_stream_close(ser_stream *stream);

/* --- Trackers: the emotion of live speech, from block to block, and a face that follows it ----------------------------- */

/* Opens a tracker of mono samples. settings is an object of JSON such as {"hopSeconds": 0.1, "restLabel": "neutral"}; NULL for the
 * defaults. Settings: windowSeconds (2), hopSeconds (0.25), smoothingSeconds (0.5), margin (0.1), minimumHoldSeconds (0.75),
 * leastSpeechSeconds (0.5), gateDb (8), hangoverSeconds (0.5), restSeconds (1), restLabel ("neutral"), adaptToSpeaker (false), and
 * rules ([{"name": "drowsy", "emotion": "sleepy", "seconds": 10}]). */
SER_API ser_status ser_tracker_open(
    ser_model *model, int32_t sample_rate, const char *settings, ser_tracker **tracker, char *error, int64_t error_bytes);

/* Takes the next samples, any number. The work of a window is done in the call that ends it, some milliseconds: not in the thread
 * that the sound card calls. A block with a sample that is not a finite number is refused whole. */
SER_API ser_status ser_tracker_push(ser_tracker *tracker, const float *samples, int64_t count, char *error, int64_t error_bytes);

/* Reads the next event. found takes 1, or 0 where there is none; event is then left as it was. At most 1,024 events wait. */
SER_API ser_status ser_tracker_next(
    ser_tracker *tracker, ser_tracker_event *event, int32_t *found, char *error, int64_t error_bytes);

/* Reads what the tracker hears and shows at present. */
SER_API ser_status ser_tracker_read(ser_tracker *tracker, ser_tracker_state *state, char *error, int64_t error_bytes);

/* Moves the face by the seconds since the last call, such as those of a frame of a game, and reads it. */
SER_API ser_status ser_tracker_face(ser_tracker *tracker, double seconds, ser_face *face, char *error, int64_t error_bytes);

/* The name of a blend shape, such as "jawOpen", index 0 to SER_FACE_SHAPES - 1; SER_LABEL_BYTES is enough. */
SER_API ser_status ser_face_shape(int32_t index, char *text, int64_t text_bytes);

/* Ends the stream: speech ends, and a stream that is shorter than a window is predicted as it is. Events can be read afterwards. */
SER_API ser_status ser_tracker_complete(ser_tracker *tracker, char *error, int64_t error_bytes);

/* Forgets the stream, the speaker and events that were not read, and begins another stream. */
SER_API ser_status ser_tracker_reset(ser_tracker *tracker, char *error, int64_t error_bytes);

/* Closes a tracker. */
SER_API ser_status ser_tracker_close(ser_tracker *tracker);

/* --- Speakers: for models with speaker normalisation ---------------------------------------------------------------- */

/* Whether a model was trained on features scaled per speaker (1) or not (0): it then predicts only through ser_for_speaker. */
SER_API ser_status ser_needs_speaker(ser_model *model, int32_t *needs);

/* Opens a speaker without clips, or one that 'ser predict --save-speaker' wrote to profile_path; NULL for none. */
SER_API ser_status ser_speaker_open(
    ser_model *model, const char *profile_path, ser_speaker **speaker, char *error, int64_t error_bytes);

/* Adds a clip of the speaker, as for ser_predict; two or more are needed, without labels. */
SER_API ser_status ser_enrol(
    ser_speaker *speaker, const float *samples, int64_t count, int32_t sample_rate, char *error, int64_t error_bytes);

/* Adds a WAV file of the speaker. */
SER_API ser_status ser_enrol_file(ser_speaker *speaker, const char *path, char *error, int64_t error_bytes);

/* Opens the model once more, bound to what is known of the speaker now. The new handle is closed like any model's. */
SER_API ser_status ser_for_speaker(
    ser_model *model, ser_speaker *speaker, ser_model **bound, char *error, int64_t error_bytes);

/* Closes a speaker. Models that are bound to it stay usable. */
SER_API ser_status ser_speaker_close(ser_speaker *speaker);

#ifdef __cplusplus
}
#endif

#endif
