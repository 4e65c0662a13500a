namespace SerWorkbook.Native;

/// <summary>What callers have opened: the only state of the library.</summary>
internal static class OpenHandles
{
    public static HandleTable<LoadedModel> Models { get; } = new("model", 1);

    public static HandleTable<SpeechStream> Streams { get; } = new("stream", 2);

    public static HandleTable<EnrolledSpeaker> Speakers { get; } = new("speaker", 3);

    public static HandleTable<LiveTracker> Trackers { get; } = new("tracker", 4);
}
