using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Speech;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Renders a take from beginning to end: plan, tracks, sound, recording.</summary>
internal static class Take
{
    /// <summary>Renders a take.</summary>
    /// <param name="performance">Who says what in which way.</param>
    public static SyntheticUtterance Render(Performance performance)
    {
        var (voice, cues) = (performance.Voice, performance.Cues);
        var phones = PhonePlanner.Plan(performance);
        var tracks = ControlTracks.From(GesturePlanner.Plan(phones, cues.PrecisionFactor, performance.RandomFor("targets")));
        var f0 = F0Contour.Draw(phones, performance, tracks.Voicing, performance.RandomFor("melody"));
        Loudness.Shape(tracks, cues.Tremor, performance.RandomFor("tremor"));
        var source = SourceTracks.From(performance, phones, f0);
        var speech = Synthesiser.Render(performance, tracks, source);
        var gain = LevelDifference.ToAmplitude(voice.LevelDb + cues.LevelDb) / Synthesiser.VowelRms;
        var (samples, start) = Microphone.Record(speech, voice.SampleRate, gain, performance.RandomFor("room"));
        return Describe(new AudioClip(samples, voice.SampleRate), (double)start / voice.SampleRate, phones, tracks, f0);
    }

    private static SyntheticUtterance Describe(
        AudioClip clip,
        double startSeconds,
        IReadOnlyList<TimedPhone> phones,
        ControlTracks tracks,
        double[] f0
    )
    {
        var hertz = new float[(int)(clip.Seconds * ControlTracks.FrameRate) + 1];
        for (var i = 0; i < hertz.Length; i++)
        {
            var frame = (int)Math.Round(i - 1000 * startSeconds);
            if (frame >= 0 && frame < tracks.Frames && tracks.Voicing[frame] >= SyntheticUtterance.VoicedAmplitude)
            {
                hertz[i] = (float)f0[frame];
            }
        }

        var segments = phones.Select(p => new SpeechSegment(
            p.Phone.Phoneme.Symbol,
            startSeconds + p.StartMs / 1000,
            startSeconds + p.EndMs / 1000,
            p.Phone.Word >= 0
        ));
        return new SyntheticUtterance(clip, new SyntheticF0(hertz, ControlTracks.FrameRate), [.. segments]);
    }
}
