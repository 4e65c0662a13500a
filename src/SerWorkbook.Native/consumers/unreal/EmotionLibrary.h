// The emotion of speech for Blueprints: "Emotion Of Samples" and "Emotion Of File".
#pragma once

#include "CoreMinimal.h"
#include "Kismet/BlueprintFunctionLibrary.h"

#include "EmotionLibrary.generated.h"

UCLASS()
class UEmotionLibrary : public UBlueprintFunctionLibrary {
    GENERATED_BODY()

public:
    /** An emotion, "unsure" or "no speech"; empty, with the reason in Error, where there is no prediction. */
    UFUNCTION(BlueprintCallable, Category = "SerWorkbook")
    static FString EmotionOfSamples(const FString &Bundle, const TArray<float> &Samples, int32 SampleRate, FString &Error);

    /** The same for a WAV file. */
    UFUNCTION(BlueprintCallable, Category = "SerWorkbook")
    static FString EmotionOfFile(const FString &Bundle, const FString &Recording, FString &Error);
};
