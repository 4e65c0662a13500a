/* Wrong calls give an error code and one sentence, and never crash: misuse MODEL CLIP TRUNCATED SPEAKERMODEL FOLDER. */
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "serworkbook.h"

#define RATE 16000
#define SAMPLES (2 * RATE)
#define THREADS 4

static int checks, faults;
static char error[SER_ERROR_BYTES];

static void expect(int line, const char *call, ser_status wanted, ser_status given, const char *part)
{
    checks++;
    if (given != wanted) {
        faults++;
        printf("line %d: %s gave %d (%s); %d was expected\n", line, call, given, error, wanted);
    } else if (part != NULL && strstr(error, part) == NULL) {
        faults++;
        printf("line %d: %s said '%s'; '%s' was expected\n", line, call, error, part);
    }
}

#define EXPECT(wanted, call) expect(__LINE__, #call, wanted, call, NULL)
#define REFUSE(wanted, part, call) (strcpy(error, "old"), expect(__LINE__, #call, wanted, call, part))
#define TEXT error, sizeof error

static ser_prediction fresh(void)
{
    ser_prediction prediction;
    memset(&prediction, 0, sizeof prediction);
    prediction.struct_bytes = sizeof prediction;
    return prediction;
}

static float *voice(void)
{
    float *samples = malloc(SAMPLES * sizeof(float));
    for (int i = 0; i < SAMPLES; i++) {
        samples[i] = 0;
        for (int harmonic = 1; harmonic < 20; harmonic++)
            samples[i] += (float)(0.2 / harmonic * sin(6.283185307179586 * 150 * harmonic * i / RATE));
    }

    return samples;
}

static void opening(const char *model, const char *truncated, const char *folder)
{
    ser_model *handle = (ser_model *)12345;
    REFUSE(SER_ERROR_ARGUMENT, "path is NULL", ser_open(NULL, &handle, TEXT));
    EXPECT(SER_OK, handle == NULL ? SER_OK : SER_ERROR_INTERNAL);
    REFUSE(SER_ERROR_ARGUMENT, "model is NULL", ser_open(model, NULL, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "path is empty", ser_open("", &handle, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "not valid UTF-8", ser_open("\xff\xfe.ser", &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, "there is no such file", ser_open("no-such-file.ser", &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, "folder", ser_open(folder, &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, "truncated", ser_open(truncated, &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, "a pipe or a device", ser_open("/dev/null", &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, "mine", ser_open_memory("garbage", 7, "mine", &handle, TEXT));
    REFUSE(SER_ERROR_MODEL, NULL, ser_open_memory("", 0, NULL, &handle, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "content is NULL", ser_open_memory(NULL, 7, NULL, &handle, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "content_bytes is -1", ser_open_memory("x", -1, NULL, &handle, TEXT));

    /* The text may have no room, or be unwanted. */
    EXPECT(SER_ERROR_MODEL, ser_open("no-such-file.ser", &handle, NULL, 0));
    EXPECT(SER_ERROR_MODEL, ser_open("no-such-file.ser", &handle, NULL, 100));
    EXPECT(SER_ERROR_MODEL, ser_open("no-such-file.ser", &handle, error, -5));
    char two[3] = { 'x', 'x', 'x' };
    EXPECT(SER_ERROR_MODEL, ser_open("\xc3\xa9\xc3\xa9", &handle, two, 2));
    EXPECT(SER_OK, two[0] == '\0' && two[2] == 'x' ? SER_OK : SER_ERROR_INTERNAL);
}

static void predicting(ser_model *model, const char *clip)
{
    ser_prediction prediction = fresh();
    float *samples = voice();
    REFUSE(SER_OK, "", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    EXPECT(SER_OK, error[0] == '\0' ? SER_OK : SER_ERROR_INTERNAL);
    REFUSE(SER_ERROR_ARGUMENT, "prediction is NULL", ser_predict(model, samples, SAMPLES, RATE, NULL, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "samples is NULL", ser_predict(model, NULL, SAMPLES, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "count is -1", ser_predict(model, samples, -1, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "count is", ser_predict(model, samples, INT64_MAX, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_AUDIO, "no samples", ser_predict(model, samples, 0, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_AUDIO, "50 ms long", ser_predict(model, samples, RATE / 20, RATE, &prediction, TEXT));
    const int32_t rates[] = { 0, -1, 1, 7999, 192001, INT32_MAX, INT32_MIN };
    for (size_t i = 0; i < sizeof rates / sizeof rates[0]; i++)
        REFUSE(SER_ERROR_AUDIO, "sampling rate", ser_predict(model, samples, SAMPLES, rates[i], &prediction, TEXT));

    prediction.struct_bytes = 8;
    REFUSE(SER_ERROR_ARGUMENT, "struct_bytes", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    prediction = fresh();
    samples[777] = NAN;
    REFUSE(SER_ERROR_AUDIO, "not finite", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    samples[777] = 1e9f;
    REFUSE(SER_ERROR_AUDIO, "full scale", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    memset(samples, 0, SAMPLES * sizeof(float));
    REFUSE(SER_ERROR_AUDIO, "silent", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    free(samples);

    REFUSE(SER_OK, "", ser_predict_file(model, clip, &prediction, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "path is NULL", ser_predict_file(model, NULL, &prediction, TEXT));
    REFUSE(SER_ERROR_AUDIO, "no-such", ser_predict_file(model, "no-such.wav", &prediction, TEXT));
    REFUSE(SER_ERROR_AUDIO, "WAV", ser_predict_wav(model, "RIFF", 4, &prediction, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "content_bytes", ser_predict_wav(model, "RIFF", -4, &prediction, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "content is NULL", ser_predict_wav(model, NULL, 4, &prediction, TEXT));
}

static void describing(ser_model *model)
{
    int32_t count = 0;
    int64_t needed = 0;
    char text[4096];
    EXPECT(SER_OK, ser_label_count(model, &count));
    EXPECT(SER_ERROR_ARGUMENT, ser_label_count(model, NULL));
    EXPECT(SER_OK, ser_label(model, count - 1, text, sizeof text));
    EXPECT(SER_ERROR_ARGUMENT, ser_label(model, count, text, sizeof text));
    EXPECT(SER_ERROR_ARGUMENT, ser_label(model, -1, text, sizeof text));
    EXPECT(SER_ERROR_ARGUMENT, ser_label(model, 0, text, 2));
    EXPECT(SER_ERROR_ARGUMENT, ser_label(model, 0, NULL, 10));
    EXPECT(SER_OK, ser_notice(model, NULL, 0, &needed));
    EXPECT(SER_OK, ser_notice(model, text, sizeof text, NULL));
    EXPECT(SER_OK, needed == (int64_t)strlen(text) + 1 ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_notice(model, NULL, 0, NULL));
    EXPECT(SER_OK, ser_about(model, text, sizeof text, &needed));
    EXPECT(SER_OK, text[0] == '{' ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, strlen(ser_status_text(-1)) > 0 && strlen(ser_status_text(99)) > 0 ? SER_OK : SER_ERROR_INTERNAL);
}

static void closed(const char *path)
{
    ser_model *model = NULL;
    ser_stream *stream = NULL;
    ser_prediction prediction = fresh();
    float *samples = voice();
    int32_t number;
    EXPECT(SER_OK, ser_open(path, &model, TEXT));
    EXPECT(SER_OK, ser_stream_open(model, RATE, 1, &stream, TEXT));
    EXPECT(SER_OK, ser_close(model));
    EXPECT(SER_ERROR_HANDLE, ser_close(model));
    EXPECT(SER_ERROR_HANDLE, ser_close(NULL));
    EXPECT(SER_ERROR_HANDLE, ser_close((ser_model *)stream));
    EXPECT(SER_ERROR_HANDLE, ser_close((ser_model *)(intptr_t)-1));
    EXPECT(SER_ERROR_HANDLE, ser_close((ser_model *)samples));
    REFUSE(SER_ERROR_HANDLE, "closed", ser_predict(model, samples, SAMPLES, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_HANDLE, "NULL", ser_predict(NULL, samples, SAMPLES, RATE, &prediction, TEXT));
    REFUSE(SER_ERROR_HANDLE, "closed", ser_predict_file(model, "x.wav", &prediction, TEXT));
    EXPECT(SER_ERROR_HANDLE, ser_label_count(model, &number));
    EXPECT(SER_ERROR_HANDLE, ser_notice(model, NULL, 0, NULL));
    ser_stream *other = NULL;
    REFUSE(SER_ERROR_HANDLE, "closed", ser_stream_open(model, RATE, 1, &other, TEXT));

    /* A stream outlives its model. */
    EXPECT(SER_OK, ser_push(stream, samples, SAMPLES, TEXT));
    EXPECT(SER_OK, ser_finish(stream, &prediction, TEXT));
    EXPECT(SER_OK, ser_stream_close(stream));
    EXPECT(SER_ERROR_HANDLE, ser_stream_close(stream));
    REFUSE(SER_ERROR_HANDLE, "closed", ser_push(stream, samples, SAMPLES, TEXT));

    /* A new handle is never an old one. */
    ser_model *next = NULL;
    EXPECT(SER_OK, ser_open(path, &next, TEXT));
    EXPECT(SER_OK, next != model ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_close(next));
    free(samples);
}

static void streaming(ser_model *model)
{
    ser_stream *stream = NULL;
    float *samples = voice();
    REFUSE(SER_ERROR_AUDIO, "sampling rate", ser_stream_open(model, 100, 1, &stream, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "window_seconds", ser_stream_open(model, RATE, 0, &stream, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "window_seconds", ser_stream_open(model, RATE, 1e9, &stream, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "window_seconds", ser_stream_open(model, RATE, NAN, &stream, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "stream is NULL", ser_stream_open(model, RATE, 1, NULL, TEXT));
    EXPECT(SER_OK, ser_stream_open(model, RATE, 1, &stream, TEXT));

    /* What a stream keeps is predicted as if it had come at once: the last second of all. */
    ser_prediction whole = fresh(), pieces = fresh();
    EXPECT(SER_OK, ser_predict(model, samples + SAMPLES - RATE, RATE, RATE, &whole, TEXT));
    for (int at = 0; at < SAMPLES; at += 1237)
        EXPECT(SER_OK, ser_push(stream, samples + at, at + 1237 < SAMPLES ? 1237 : SAMPLES - at, TEXT));

    EXPECT(SER_OK, ser_stream_predict(stream, &pieces, TEXT));
    EXPECT(SER_OK, memcmp(&whole, &pieces, sizeof whole) == 0 ? SER_OK : SER_ERROR_INTERNAL);
    samples[3] = INFINITY;
    REFUSE(SER_ERROR_AUDIO, "Sample 3", ser_push(stream, samples, SAMPLES, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "count", ser_push(stream, samples, -3, TEXT));
    EXPECT(SER_OK, ser_push(stream, samples, 0, TEXT));
    pieces = fresh();
    EXPECT(SER_OK, ser_finish(stream, &pieces, TEXT));
    EXPECT(SER_OK, memcmp(&whole, &pieces, sizeof whole) == 0 ? SER_OK : SER_ERROR_INTERNAL);
    REFUSE(SER_ERROR_AUDIO, "no samples", ser_finish(stream, &pieces, TEXT));
    EXPECT(SER_OK, ser_stream_close(stream));
    free(samples);
}

static void tracking(ser_model *model)
{
    ser_tracker *tracker = NULL;
    float *samples = voice();
    ser_tracker_event event = { .struct_bytes = sizeof event };
    ser_tracker_state state = { .struct_bytes = sizeof state };
    ser_face face = { .struct_bytes = sizeof face };
    char name[SER_LABEL_BYTES];
    int32_t found = -1;
    REFUSE(SER_ERROR_AUDIO, "sampling rate", ser_tracker_open(model, 100, NULL, &tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "tracker is NULL", ser_tracker_open(model, RATE, NULL, NULL, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "settings is empty", ser_tracker_open(model, RATE, "", &tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "no object", ser_tracker_open(model, RATE, "[", &tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "'hop'", ser_tracker_open(model, RATE, "{\"hop\":1}", &tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "the gate is 90", ser_tracker_open(model, RATE, "{\"gateDb\":90}", &tracker, TEXT));
    char longest[300] = "{\"restLabel\":\"";
    memset(longest + 14, 'x', 200);
    strcpy(longest + 214, "\"}");
    REFUSE(SER_ERROR_ARGUMENT, "too long", ser_tracker_open(model, RATE, longest, &tracker, TEXT));
    REFUSE(SER_ERROR_HANDLE, "NULL", ser_tracker_open(NULL, RATE, NULL, &tracker, TEXT));
    EXPECT(SER_OK, tracker == NULL ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_tracker_open(model, RATE, NULL, &tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "samples is NULL", ser_tracker_push(tracker, NULL, 5, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "count is -1", ser_tracker_push(tracker, samples, -1, TEXT));
    EXPECT(SER_OK, ser_tracker_push(tracker, samples, SAMPLES, TEXT));
    samples[3] = NAN;
    REFUSE(SER_ERROR_AUDIO, "not a finite number", ser_tracker_push(tracker, samples, SAMPLES, TEXT));
    samples[3] = 1e9f;
    REFUSE(SER_ERROR_AUDIO, "full scale", ser_tracker_push(tracker, samples, SAMPLES, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "event is NULL", ser_tracker_next(tracker, NULL, &found, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "found is NULL", ser_tracker_next(tracker, &event, NULL, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "state is NULL", ser_tracker_read(tracker, NULL, TEXT));
    event.struct_bytes = state.struct_bytes = face.struct_bytes = 8;
    REFUSE(SER_ERROR_ARGUMENT, "sizeof(ser_tracker_event)", ser_tracker_next(tracker, &event, &found, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "sizeof(ser_tracker_state)", ser_tracker_read(tracker, &state, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "sizeof(ser_face)", ser_tracker_face(tracker, 0, &face, TEXT));
    event.struct_bytes = sizeof event;
    state.struct_bytes = sizeof state;
    face.struct_bytes = sizeof face;
    REFUSE(SER_ERROR_ARGUMENT, "seconds is -1", ser_tracker_face(tracker, -1, &face, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "seconds is NaN", ser_tracker_face(tracker, NAN, &face, TEXT));
    EXPECT(SER_OK, ser_tracker_face(tracker, 0.1, &face, TEXT));
    EXPECT(SER_OK, ser_tracker_read(tracker, &state, TEXT));
    EXPECT(SER_OK, state.seconds == SAMPLES / RATE && state.hops > 0 ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_face_shape(SER_FACE_SHAPES - 1, name, sizeof name));
    EXPECT(SER_ERROR_ARGUMENT, ser_face_shape(SER_FACE_SHAPES, name, sizeof name));
    EXPECT(SER_ERROR_ARGUMENT, ser_face_shape(-1, name, sizeof name));
    EXPECT(SER_ERROR_ARGUMENT, ser_face_shape(0, name, 3));
    EXPECT(SER_ERROR_ARGUMENT, ser_face_shape(0, NULL, 3));
    EXPECT(SER_OK, ser_tracker_complete(tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "complete", ser_tracker_complete(tracker, TEXT));
    REFUSE(SER_ERROR_ARGUMENT, "complete", ser_tracker_push(tracker, samples, 1, TEXT));
    do
        EXPECT(SER_OK, ser_tracker_next(tracker, &event, &found, TEXT));
    while (found == 1);
    EXPECT(SER_OK, found == 0 ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_tracker_reset(tracker, TEXT));
    EXPECT(SER_OK, ser_tracker_push(tracker, samples + 4, 1, TEXT));
    EXPECT(SER_ERROR_HANDLE, ser_stream_close((ser_stream *)tracker));
    EXPECT(SER_OK, ser_tracker_close(tracker));
    EXPECT(SER_ERROR_HANDLE, ser_tracker_close(tracker));
    REFUSE(SER_ERROR_HANDLE, "tracker is not open", ser_tracker_push(tracker, samples, 0, TEXT));
    REFUSE(SER_ERROR_HANDLE, "tracker is not open", ser_tracker_next(tracker, &event, &found, TEXT));
    REFUSE(SER_ERROR_HANDLE, "tracker is not open", ser_tracker_face(tracker, 0, &face, TEXT));
    free(samples);
}

static void speakers(ser_model *model, const char *path, const char *clip)
{
    ser_model *speaking = NULL, *bound = NULL;
    ser_speaker *speaker = NULL;
    ser_prediction prediction = fresh();
    float *samples = voice();
    int32_t needs = -1;
    EXPECT(SER_OK, ser_open(path, &speaking, TEXT));
    EXPECT(SER_OK, ser_needs_speaker(speaking, &needs));
    EXPECT(SER_OK, needs == 1 ? SER_OK : SER_ERROR_INTERNAL);
    EXPECT(SER_OK, ser_needs_speaker(model, &needs));
    EXPECT(SER_OK, needs == 0 ? SER_OK : SER_ERROR_INTERNAL);
    REFUSE(SER_ERROR_MODEL, "speaker", ser_predict_file(speaking, clip, &prediction, TEXT));
    REFUSE(SER_ERROR_MODEL, "no-such", ser_speaker_open(speaking, "no-such.json", &speaker, TEXT));
    EXPECT(SER_OK, ser_speaker_open(speaking, NULL, &speaker, TEXT));
    EXPECT(SER_OK, ser_enrol_file(speaker, clip, TEXT));
    REFUSE(SER_ERROR_MODEL, "1 clip", ser_for_speaker(speaking, speaker, &bound, TEXT));
    REFUSE(SER_ERROR_AUDIO, "sampling rate", ser_enrol(speaker, samples, SAMPLES, 3, TEXT));
    EXPECT(SER_OK, ser_enrol(speaker, samples, SAMPLES, RATE, TEXT));
    EXPECT(SER_OK, ser_for_speaker(speaking, speaker, &bound, TEXT));
    EXPECT(SER_OK, ser_speaker_close(speaker));
    EXPECT(SER_ERROR_HANDLE, ser_speaker_close(speaker));
    EXPECT(SER_OK, ser_close(speaking));
    EXPECT(SER_OK, ser_predict_file(bound, clip, &prediction, TEXT));
    EXPECT(SER_OK, ser_close(bound));
    free(samples);
}

struct task {
    ser_model *model;
    ser_stream *stream;
    const float *samples;
    ser_prediction expected;
    int wrong, busy, closed;
};

static void *use(void *argument)
{
    struct task *task = argument;
    for (int i = 0; i < 8; i++) {
        ser_prediction prediction = fresh();
        char text[SER_ERROR_BYTES];
        ser_status status = ser_predict(task->model, task->samples, SAMPLES, RATE, &prediction, text, sizeof text);
        task->closed += status == SER_ERROR_HANDLE;
        if (status == SER_OK)
            task->wrong += memcmp(&prediction, &task->expected, sizeof prediction) != 0;
        else
            task->wrong += status != SER_ERROR_HANDLE;

        status = ser_push(task->stream, task->samples, SAMPLES, text, sizeof text);
        task->busy += status == SER_ERROR_BUSY;
        task->wrong += status != SER_OK && status != SER_ERROR_BUSY;
        status = ser_stream_predict(task->stream, &prediction, text, sizeof text);
        task->busy += status == SER_ERROR_BUSY;
        task->wrong += status != SER_OK && status != SER_ERROR_BUSY;
    }

    return NULL;
}

/* Threads share a model, which one of them closes in the middle, and fight for a stream. */
static void threads(const char *path, int close)
{
    pthread_t thread[THREADS];
    struct task task[THREADS];
    ser_model *model = NULL;
    ser_stream *stream = NULL;
    float *samples = voice();
    ser_prediction expected = fresh();
    EXPECT(SER_OK, ser_open(path, &model, TEXT));
    EXPECT(SER_OK, ser_stream_open(model, RATE, 1, &stream, TEXT));
    EXPECT(SER_OK, ser_push(stream, samples, SAMPLES, TEXT));
    EXPECT(SER_OK, ser_predict(model, samples, SAMPLES, RATE, &expected, TEXT));
    for (int i = 0; i < THREADS; i++) {
        task[i] = (struct task){ model, stream, samples, expected, 0, 0, 0 };
        pthread_create(&thread[i], NULL, use, &task[i]);
    }

    if (close)
        EXPECT(SER_OK, ser_close(model));

    int busy = 0, gone = 0;
    for (int i = 0; i < THREADS; i++) {
        pthread_join(thread[i], NULL);
        EXPECT(SER_OK, task[i].wrong == 0 ? SER_OK : SER_ERROR_INTERNAL);
        busy += task[i].busy;
        gone += task[i].closed;
    }

    EXPECT(SER_OK, (gone > 0) == close ? SER_OK : SER_ERROR_INTERNAL);
    printf("busy %d times, closed %d times\n", busy, gone);
    EXPECT(SER_OK, ser_stream_close(stream));
    if (!close)
        EXPECT(SER_OK, ser_close(model));

    free(samples);
}

int main(int count, char **arguments)
{
    if (count != 6)
        return 2;

    ser_model *model = NULL;
    opening(arguments[1], arguments[3], arguments[5]);
    EXPECT(SER_OK, ser_open(arguments[1], &model, TEXT));
    predicting(model, arguments[2]);
    describing(model);
    streaming(model);
    tracking(model);
    speakers(model, arguments[4], arguments[2]);
    EXPECT(SER_OK, ser_close(model));
    closed(arguments[1]);
    threads(arguments[1], 0);
    threads(arguments[1], 1);
    printf("%d checks, %d faults, %s, %zu bytes\n", checks, faults, ser_processor(), sizeof(ser_prediction));
    return faults > 0;
}
