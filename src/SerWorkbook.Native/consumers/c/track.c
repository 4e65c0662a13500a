/* Follows the emotion of 16-bit samples from standard input: track MODEL RATE [SETTINGS].
 *
 *     gcc -I native track.c -L native -lserworkbook -Wl,-rpath,native -o track
 *     arecord -q -t raw -f S16_LE -r 16000 | ./track emotion.ser 16000
 *
 * Prints one line per event: the time in the sound, what happened, what is shown, its probability.
 */
#include <stdio.h>
#include <stdlib.h>

#include "serworkbook.h"

#define BLOCK 320

static const char *const kinds[] = { "emotion", "speech started", "speech ended", "rule" };

static int print_events(ser_tracker *tracker)
{
    char error[SER_ERROR_BYTES];
    ser_tracker_event event = { .struct_bytes = sizeof event };
    int32_t found = 1;
    while (found) {
        if (ser_tracker_next(tracker, &event, &found, error, sizeof error) != SER_OK) {
            fprintf(stderr, "%s\n", error);
            return 0;
        }

        if (found)
            printf("%.17g\t%s\t%s\t%.17g%s%s\n", event.sound_seconds, kinds[event.kind], event.answer, event.confidence,
                event.rule[0] ? "\t" : "", event.rule);
    }

    fflush(stdout);
    return 1;
}

static int follow(ser_tracker *tracker)
{
    char error[SER_ERROR_BYTES];
    unsigned char bytes[2 * BLOCK];
    float samples[BLOCK];
    size_t count;
    while ((count = fread(bytes, 2, BLOCK, stdin)) > 0) {
        for (size_t i = 0; i < count; i++)
            samples[i] = (float)(int16_t)(bytes[2 * i] | bytes[2 * i + 1] << 8) / 32768;

        if (ser_tracker_push(tracker, samples, (int64_t)count, error, sizeof error) != SER_OK) {
            fprintf(stderr, "%s\n", error);
            return 0;
        }

        if (!print_events(tracker))
            return 0;
    }

    if (ser_tracker_complete(tracker, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        return 0;
    }

    return print_events(tracker);
}

int main(int count, char **arguments)
{
    char error[SER_ERROR_BYTES];
    char notice[4096];
    ser_model *model = NULL;
    ser_tracker *tracker = NULL;
    if (count < 3 || count > 4) {
        fprintf(stderr, "usage: track MODEL RATE [SETTINGS]\n");
        return 1;
    }

    const char *settings = count > 3 ? arguments[3] : NULL;
    if (ser_open(arguments[1], &model, error, sizeof error) != SER_OK
        || ser_tracker_open(model, atoi(arguments[2]), settings, &tracker, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }

    if (ser_notice(model, notice, sizeof notice, NULL) == SER_OK && notice[0])
        fprintf(stderr, "%s\n", notice);

    const int good = follow(tracker);
    ser_tracker_close(tracker);
    ser_close(model);
    return good ? 0 : 1;
}
