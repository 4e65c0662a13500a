namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>What breath pressure does to an utterance: it sinks towards the end, and in a speech-laugh it trembles.</summary>
internal static class Loudness
{
    private const double DeclineDb = 3;
    private const double FadeInMs = 25;
    private const double FadeOutMs = 70;

    /// <summary>Shapes the amplitudes of voicing, aspiration and frication in place.</summary>
    /// <param name="tracks">The utterance.</param>
    /// <param name="tremor">Depth of the tremor, 0 to 1.</param>
    /// <param name="random">Draws the rate of the tremor.</param>
    public static void Shape(ControlTracks tracks, double tremor, VoiceRandom random)
    {
        var rate = random.Uniform(4.5, 6);
        var phase = random.NextDouble();
        var depth = Math.Clamp(tremor, 0, 0.7);
        for (var i = 0; i < tracks.Frames; i++)
        {
            var share = (double)i / tracks.Frames;
            var ends = Math.Min(1, Math.Min((i + 1) / FadeInMs, (tracks.Frames - i) / FadeOutMs));
            var level = LevelDifference.ToAmplitude(-DeclineDb * share) * Math.Sqrt(ends);
            var shake = depth * (0.5 - 0.5 * Math.Cos(2 * Math.PI * (rate * i / ControlTracks.FrameRate + phase)));
            // In the dips of the tremor the folds stand open: less voice, more breath.
            tracks.Aspiration[i] = level * (tracks.Aspiration[i] + 0.5 * shake * tracks.Voicing[i]);
            tracks.Voicing[i] *= level * (1 - shake);
            tracks.Frication[i] *= level;
        }
    }
}
