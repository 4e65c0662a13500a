#include "EmotionTrackerComponent.h"

#include "serworkbook.hpp"

// Where serworkbook::Tracker is complete.
UEmotionTrackerComponent::~UEmotionTrackerComponent() = default;

UEmotionTrackerComponent::UEmotionTrackerComponent()
{
    PrimaryComponentTick.bCanEverTick = true;
    for (int32 i = 0; i < SER_FACE_SHAPES; i++) {
        char Name[SER_LABEL_BYTES] = "";
        ser_face_shape(i, Name, sizeof Name);
        Shapes.Add(FName(UTF8_TO_TCHAR(Name)));
    }
}

void UEmotionTrackerComponent::BeginPlay()
{
    Super::BeginPlay();
    try {
        // The tracker keeps what it needs of the model.
        const serworkbook::Model Model(TCHAR_TO_UTF8(*Bundle));
        Tracker = std::make_shared<serworkbook::Tracker>(Model.track(SampleRate));
    } catch (const serworkbook::Error &Fault) {
        UE_LOG(LogTemp, Error, TEXT("SerWorkbook: %s"), UTF8_TO_TCHAR(Fault.what()));
    }
}

void UEmotionTrackerComponent::EndPlay(const EEndPlayReason::Type Reason)
{
    Tracker.reset();
    Super::EndPlay(Reason);
}

void UEmotionTrackerComponent::Push(const TArray<float> &Samples)
{
    if (!Tracker)
        return;

    try {
        Tracker->push(Samples.GetData(), Samples.Num());
    } catch (const serworkbook::Error &Fault) {
        UE_LOG(LogTemp, Error, TEXT("SerWorkbook: %s"), UTF8_TO_TCHAR(Fault.what()));
    }
}

void UEmotionTrackerComponent::TickComponent(float Seconds, ELevelTick Kind, FActorComponentTickFunction *Function)
{
    Super::TickComponent(Seconds, Kind, Function);
    if (!Tracker)
        return;

    ser_tracker_event Event = {};
    while (Tracker->next(Event)) {
        if (Event.kind == SER_EVENT_EMOTION)
            OnEmotionShown.Broadcast(FString(UTF8_TO_TCHAR(Event.answer)), static_cast<float>(Event.confidence));
    }

    const ser_face Face = Tracker->face(Seconds);
    for (int32 i = 0; i < SER_FACE_SHAPES; i++)
        Weights.Add(Shapes[i], Face.weights[i]);
}
