// Follows the emotion of live speech: give it the samples of a microphone or of voice chat, and it moves a face and tells of changes.
#pragma once

#include <memory>

#include "Components/ActorComponent.h"
#include "CoreMinimal.h"

#include "EmotionTrackerComponent.generated.h"

namespace serworkbook {
class Tracker;
}

DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(FEmotionShown, const FString &, Answer, float, Confidence);

UCLASS(ClassGroup = (Audio), meta = (BlueprintSpawnableComponent))
class UEmotionTrackerComponent : public UActorComponent {
    GENERATED_BODY()

public:
    UEmotionTrackerComponent();
    ~UEmotionTrackerComponent();

    /** The bundle, such as one in the folder Content of the project. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "SerWorkbook")
    FString Bundle;

    /** Hz, 8,000 to 192,000. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "SerWorkbook")
    int32 SampleRate = 16000;

    /** What is shown has changed: an emotion, "unsure" or "no speech". */
    UPROPERTY(BlueprintAssignable, Category = "SerWorkbook")
    FEmotionShown OnEmotionShown;

    /** Weights of ARKit's blend shapes by their names, for the morph targets of a face; new with each frame. */
    UPROPERTY(BlueprintReadOnly, Category = "SerWorkbook")
    TMap<FName, float> Weights;

    /** Takes mono samples; to be called from the game thread, with what the audio thread has put into a queue. */
    UFUNCTION(BlueprintCallable, Category = "SerWorkbook")
    void Push(const TArray<float> &Samples);

    void BeginPlay() override;
    void EndPlay(const EEndPlayReason::Type Reason) override;
    void TickComponent(float Seconds, ELevelTick Kind, FActorComponentTickFunction *Function) override;

private:
    // Shared, since the code that Unreal generates does not know the type.
    std::shared_ptr<serworkbook::Tracker> Tracker;
    TArray<FName> Shapes;
};
