// Moves a face after 16-bit samples from standard input: track MODEL RATE. Prints, 20 times a second of sound, the emotion and the blend
// shapes above 0.1.
//
//     g++ -std=c++17 -I native track.cpp -L native -lserworkbook -Wl,-rpath,native -o track
//     arecord -q -t raw -f S16_LE -r 16000 | ./track emotion.ser 16000

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "serworkbook.hpp"

namespace {

constexpr int FramesPerSecond = 20;

std::vector<std::string> shape_names()
{
    std::vector<std::string> names;
    for (int32_t i = 0; i < SER_FACE_SHAPES; i++) {
        char name[SER_LABEL_BYTES] = "";
        ser_face_shape(i, name, sizeof name);
        names.emplace_back(name);
    }

    return names;
}

void print(const ser_tracker_state &state, const ser_face &face, const std::vector<std::string> &names)
{
    std::cout << state.seconds << "\t" << state.answer;
    for (int i = 0; i < SER_FACE_SHAPES; i++) {
        if (face.weights[i] > 0.1f)
            std::cout << "\t" << names[i] << " " << face.weights[i];
    }

    std::cout << std::endl;
}

void follow(serworkbook::Tracker &tracker, int rate)
{
    const auto names = shape_names();
    std::vector<int16_t> block(rate / FramesPerSecond);
    std::vector<float> samples(block.size());
    while (std::fread(block.data(), sizeof block[0], block.size(), stdin) == block.size()) {
        for (std::size_t i = 0; i < block.size(); i++)
            samples[i] = block[i] / 32768.0f;

        tracker.push(samples.data(), static_cast<int64_t>(samples.size()));
        print(tracker.state(), tracker.face(1.0 / FramesPerSecond), names);
    }
}

} // namespace

int main(int count, char **arguments)
{
    if (count != 3) {
        std::cerr << "usage: track MODEL RATE\n";
        return 1;
    }

    try {
        const serworkbook::Model model(arguments[1]);
        std::cerr << model.notice() << "\n";
        const int rate = std::stoi(arguments[2]);
        auto tracker = model.track(rate);
        follow(tracker, rate);
        return 0;
    } catch (const std::exception &fault) {
        std::cerr << fault.what() << "\n";
        return 1;
    }
}
