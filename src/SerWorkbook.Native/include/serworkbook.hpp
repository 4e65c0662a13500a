// libserworkbook for C++17: handles that close themselves, and exceptions in place of error codes.
//
//     serworkbook::Model model("emotion.ser");
//     std::cout << model.predict_file("clip.wav").answer << "\n";
#ifndef SERWORKBOOK_HPP
#define SERWORKBOOK_HPP

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "serworkbook.h"

namespace serworkbook {

/// A call that failed: its status and the sentence of the library.
class Error : public std::runtime_error {
public:
    Error(ser_status status, const std::string &sentence) : std::runtime_error(sentence), status_(status) {}

    ser_status status() const noexcept { return status_; }

private:
    ser_status status_;
};

/// What a model says of a clip.
struct Prediction {
    std::string answer;                ///< An emotion, "unsure" or "no speech".
    int label;                         ///< Index of the most probable emotion; to be used only without doubt.
    ser_doubt doubt;                   ///< Why the model does not commit itself.
    double confidence;                 ///< The probability of the most probable emotion.
    std::vector<double> probabilities; ///< One per label.
};

namespace detail {

/// Calls a function of the library that writes an error text, and throws where it fails.
template <typename Call> void require(Call call)
{
    char error[SER_ERROR_BYTES] = "";
    const ser_status status = call(error, static_cast<int64_t>(sizeof error));
    if (status != SER_OK)
        throw Error(status, error[0] != '\0' ? error : ser_status_text(status));
}

template <typename Call> Prediction predict(Call call)
{
    ser_prediction raw = {};
    raw.struct_bytes = sizeof raw;
    require([&](char *error, int64_t bytes) { return call(&raw, error, bytes); });
    return { raw.answer, raw.label, static_cast<ser_doubt>(raw.doubt), raw.confidence,
        std::vector<double>(raw.probabilities, raw.probabilities + raw.label_count) };
}

struct CloseModel {
    void operator()(ser_model *model) const noexcept { ser_close(model); }
};

struct CloseStream {
    void operator()(ser_stream *stream) const noexcept { ser_stream_close(stream); }
};

struct CloseTracker {
    void operator()(ser_tracker *tracker) const noexcept { ser_tracker_close(tracker); }
};

} // namespace detail

/// The last seconds of audio that comes in pieces. Belongs to one thread at a time.
class Stream {
public:
    void push(const float *samples, int64_t count)
    {
        detail::require([&](char *error, int64_t bytes) { return ser_push(handle_.get(), samples, count, error, bytes); });
    }

    /// Predicts from what the stream keeps.
    Prediction predict() const
    {
        return detail::predict(
            [&](ser_prediction *raw, char *error, int64_t bytes) { return ser_stream_predict(handle_.get(), raw, error, bytes); });
    }

    /// Predicts from what the stream keeps, and empties it.
    Prediction finish()
    {
        return detail::predict(
            [&](ser_prediction *raw, char *error, int64_t bytes) { return ser_finish(handle_.get(), raw, error, bytes); });
    }

private:
    friend class Model;
    explicit Stream(ser_stream *handle) : handle_(handle) {}
    std::unique_ptr<ser_stream, detail::CloseStream> handle_;
};

/// Follows the emotion of live speech, and moves a face after it. Belongs to one thread at a time.
class Tracker {
public:
    void push(const float *samples, int64_t count)
    {
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_push(handle_.get(), samples, count, error, bytes); });
    }

    /// Reads the next event; false where there is none.
    bool next(ser_tracker_event &event)
    {
        int32_t found = 0;
        event.struct_bytes = sizeof event;
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_next(handle_.get(), &event, &found, error, bytes); });
        return found != 0;
    }

    /// What the tracker hears and shows at present.
    ser_tracker_state state() const
    {
        ser_tracker_state state = {};
        state.struct_bytes = sizeof state;
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_read(handle_.get(), &state, error, bytes); });
        return state;
    }

    /// Moves the face by the seconds since the last call.
    ser_face face(double seconds)
    {
        ser_face face = {};
        face.struct_bytes = sizeof face;
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_face(handle_.get(), seconds, &face, error, bytes); });
        return face;
    }

    void complete()
    {
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_complete(handle_.get(), error, bytes); });
    }

    void reset()
    {
        detail::require([&](char *error, int64_t bytes) { return ser_tracker_reset(handle_.get(), error, bytes); });
    }

private:
    friend class Model;
    explicit Tracker(ser_tracker *handle) : handle_(handle) {}
    std::unique_ptr<ser_tracker, detail::CloseTracker> handle_;
};

/// A model; may be used from several threads at once.
class Model {
public:
    /// Opens a bundle, a model file, or a folder that holds either.
    explicit Model(const std::string &path)
    {
        ser_model *model = nullptr;
        detail::require([&](char *error, int64_t bytes) { return ser_open(path.c_str(), &model, error, bytes); });
        handle_.reset(model);
    }

    /// The emotions in the order of the probabilities.
    std::vector<std::string> labels() const
    {
        int32_t count = 0;
        detail::require([&](char *, int64_t) { return ser_label_count(handle_.get(), &count); });
        std::vector<std::string> names;
        for (int32_t i = 0; i < count; i++) {
            char name[SER_LABEL_BYTES] = "";
            detail::require([&](char *, int64_t) { return ser_label(handle_.get(), i, name, sizeof name); });
            names.emplace_back(name);
        }

        return names;
    }

    /// What every user of the training data must be told; empty for nothing.
    std::string notice() const
    {
        int64_t needed = 0;
        detail::require([&](char *, int64_t) { return ser_notice(handle_.get(), nullptr, 0, &needed); });
        std::vector<char> text(static_cast<size_t>(needed));
        detail::require([&](char *, int64_t) { return ser_notice(handle_.get(), text.data(), needed, nullptr); });
        return text.data();
    }

    /// Predicts from mono samples, full scale -1 to 1.
    Prediction predict(const float *samples, int64_t count, int32_t sample_rate) const
    {
        return detail::predict([&](ser_prediction *raw, char *error, int64_t bytes) {
            return ser_predict(handle_.get(), samples, count, sample_rate, raw, error, bytes);
        });
    }

    /// Predicts from a WAV file.
    Prediction predict_file(const std::string &path) const
    {
        return detail::predict([&](ser_prediction *raw, char *error, int64_t bytes) {
            return ser_predict_file(handle_.get(), path.c_str(), raw, error, bytes);
        });
    }

    /// Opens a stream that keeps the last seconds of what is pushed.
    Stream stream(int32_t sample_rate, double window_seconds) const
    {
        ser_stream *stream = nullptr;
        detail::require([&](char *error, int64_t bytes) {
            return ser_stream_open(handle_.get(), sample_rate, window_seconds, &stream, error, bytes);
        });
        return Stream(stream);
    }

    /// Opens a tracker; settings are an object of JSON, empty for the defaults.
    Tracker track(int32_t sample_rate, const std::string &settings = "") const
    {
        ser_tracker *tracker = nullptr;
        detail::require([&](char *error, int64_t bytes) {
            return ser_tracker_open(handle_.get(), sample_rate, settings.empty() ? nullptr : settings.c_str(), &tracker, error, bytes);
        });
        return Tracker(tracker);
    }

private:
    std::unique_ptr<ser_model, detail::CloseModel> handle_;
};

} // namespace serworkbook

#endif
