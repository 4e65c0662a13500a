// Prints a line for each WAV file: file, answer, label, doubt and all probabilities, separated by tabs.
//
//     g++ -std=c++17 -O2 -I ../../include predict.cpp -L DIR -lserworkbook -Wl,-rpath,DIR -o predict
//     ./predict emotion.ser clip.wav
#include <iostream>

#include "serworkbook.hpp"

int main(int count, char **arguments)
{
    if (count < 3) {
        std::cerr << "usage: predict MODEL FILE...\n";
        return 1;
    }

    std::cout.precision(17);
    try {
        const serworkbook::Model model(arguments[1]);
        const auto labels = model.labels();
        if (const auto notice = model.notice(); !notice.empty())
            std::cerr << notice << "\n";

        for (int i = 2; i < count; i++) {
            const auto prediction = model.predict_file(arguments[i]);
            std::cout << arguments[i] << '\t' << prediction.answer << '\t' << labels[prediction.label] << '\t' << prediction.doubt;
            for (const double probability : prediction.probabilities)
                std::cout << '\t' << probability;

            std::cout << '\n';
        }
    } catch (const serworkbook::Error &error) {
        std::cerr << error.what() << "\n";
        return 1;
    }

    return 0;
}
