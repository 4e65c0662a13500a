#include "EmotionLibrary.h"

#include <map>
#include <mutex>
#include <string>

#include "serworkbook.hpp"

namespace {

// Models stay open: opening one takes longer than a prediction.
const serworkbook::Model &ModelOf(const FString &Bundle)
{
    static std::mutex Lock;
    static std::map<std::string, serworkbook::Model> Models;
    const std::string Path = TCHAR_TO_UTF8(*Bundle);
    const std::lock_guard<std::mutex> Guard(Lock);
    return Models.try_emplace(Path, Path).first->second;
}

template <typename Call> FString AnswerOf(const FString &Bundle, FString &Error, Call Predict)
{
    try {
        Error.Empty();
        return UTF8_TO_TCHAR(Predict(ModelOf(Bundle)).answer.c_str());
    } catch (const serworkbook::Error &Fault) {
        Error = UTF8_TO_TCHAR(Fault.what());
        return FString();
    }
}

} // namespace

FString UEmotionLibrary::EmotionOfSamples(const FString &Bundle, const TArray<float> &Samples, int32 SampleRate, FString &Error)
{
    return AnswerOf(Bundle, Error, [&](const serworkbook::Model &Model) {
        return Model.predict(Samples.GetData(), Samples.Num(), SampleRate);
    });
}

FString UEmotionLibrary::EmotionOfFile(const FString &Bundle, const FString &Recording, FString &Error)
{
    return AnswerOf(Bundle, Error, [&](const serworkbook::Model &Model) {
        return Model.predict_file(TCHAR_TO_UTF8(*Recording));
    });
}
