/* Measures the library: bench MODEL CLIP COUNT prints processor time to open and per prediction, and memory.
 *
 *     gcc -O2 -I native bench.c -L native -lserworkbook -Wl,-rpath,native -o bench && ./bench emotion.ser clip.wav 20000
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "serworkbook.h"

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double resident_mib(void)
{
    char line[256];
    double kib = 0;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmRSS:", 6) == 0)
            kib = atof(line + 6);

    if (status != NULL)
        fclose(status);

    return kib / 1024;
}

static void predict(ser_model *model, const char *clip)
{
    char error[SER_ERROR_BYTES];
    ser_prediction prediction = { .struct_bytes = sizeof prediction };
    if (ser_predict_file(model, clip, &prediction, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        exit(1);
    }
}

int main(int count, char **arguments)
{
    if (count != 4) {
        fprintf(stderr, "usage: bench MODEL CLIP COUNT\n");
        return 1;
    }

    const long times = atol(arguments[3]);
    const char *clip = arguments[2];
    char error[SER_ERROR_BYTES];
    ser_model *model = NULL;
    double start = now();
    if (ser_open(arguments[1], &model, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }

    printf("%s: open %.1f ms", ser_processor(), now() - start);
    start = now();
    predict(model, clip);
    printf(", first prediction %.1f ms\n", now() - start);
    for (long done = 1, step = 10; done < times; step *= 10) {
        const long until = step < times ? step : times;
        const long from = done;
        start = now();
        for (; done < until; done++)
            predict(model, clip);

        printf("predictions %ld to %ld: %.2f ms each, %.1f MiB resident\n", from + 1, until, (now() - start) / (until - from),
            resident_mib());
    }

    ser_close(model);
    return 0;
}
