/* Prints a line for each WAV file: file, answer, label, doubt and all probabilities, separated by tabs.
 *
 *     gcc -O2 -I ../../include predict.c -L DIR -lserworkbook -Wl,-rpath,DIR -o predict
 *     ./predict emotion.ser clip.wav
 */
#include <stdio.h>

#include "serworkbook.h"

static int predict(ser_model *model, const char *file)
{
    char error[SER_ERROR_BYTES];
    ser_prediction prediction = { .struct_bytes = sizeof prediction };
    if (ser_predict_file(model, file, &prediction, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }

    char label[SER_LABEL_BYTES] = "";
    ser_label(model, prediction.label, label, sizeof label);
    printf("%s\t%s\t%s\t%d", file, prediction.answer, label, (int)prediction.doubt);
    for (int i = 0; i < prediction.label_count; i++)
        printf("\t%.17g", prediction.probabilities[i]);

    printf("\n");
    return 0;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fprintf(stderr, "usage: predict MODEL FILE...\n");
        return 1;
    }

    if (ser_abi_version() != SER_ABI_VERSION) {
        fprintf(stderr, "libserworkbook %s does not fit the header that this program was built with\n", ser_version());
        return 1;
    }

    char error[SER_ERROR_BYTES];
    ser_model *model = NULL;
    if (ser_open(arguments[1], &model, error, sizeof error) != SER_OK) {
        fprintf(stderr, "%s\n", error);
        return 1;
    }

    /* The licence of the training data travels with the model. */
    char notice[4096];
    if (ser_notice(model, notice, sizeof notice, NULL) == SER_OK && notice[0] != '\0')
        fprintf(stderr, "%s\n", notice);

    int failed = 0;
    for (int i = 2; i < count; i++)
        failed |= predict(model, arguments[i]);

    ser_close(model);
    return failed;
}
