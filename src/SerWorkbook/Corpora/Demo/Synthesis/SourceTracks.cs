namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>How the vocal folds move through an utterance, one value a millisecond.</summary>
/// <param name="F0Hz">Fundamental frequency without jitter, Hz, in unvoiced sounds too.</param>
/// <param name="Rd">Voice quality, LF model.</param>
/// <param name="Creak">By how much a period comes early or late, as a share of it.</param>
/// <param name="Breath">Amplitude of aspiration noise relative to voicing.</param>
internal sealed record SourceTracks(double[] F0Hz, double[] Rd, double[] Creak, double[] Breath)
{
    private const double MostCreak = 0.1;
    private const double EndMs = 220;

    /// <summary>Draws the tracks of a take.</summary>
    /// <param name="performance">Voice and cues.</param>
    /// <param name="phones">The sounds with their times.</param>
    /// <param name="f0Hz">The melody, one value a millisecond, Hz.</param>
    public static SourceTracks From(Performance performance, IReadOnlyList<TimedPhone> phones, double[] f0Hz)
    {
        var (voice, cues) = (performance.Voice, performance.Cues);
        var frames = f0Hz.Length;
        var (rd, creak, breath) = (new double[frames], new double[frames], new double[frames]);
        var mean = voice.F0Hz * Math.Pow(2, cues.F0Semitones / 12);
        foreach (var timed in phones)
        {
            var accent = timed.Phone is { Stress: 1, Phoneme.IsSyllabic: true } ? 0.93 : 1;
            for (var i = (int)timed.StartMs; i < Math.Min(timed.EndMs + 1, frames); i++)
            {
                rd[i] = voice.Rd * cues.RdFactor * accent;
                breath[i] = LevelDifference.ToAmplitude(voice.BreathDb + cues.BreathDb + timed.Phone.BreathDb);
                // Creak goes with low F0 and all but leaves the peaks (Gobl & Ní Chasaide 2003, section 3.5).
                var below = -12 * Math.Log2(f0Hz[i] / mean);
                creak[i] = Math.Clamp((voice.Creak + cues.Creak) * Math.Clamp(0.6 + 0.25 * below, 0, 2), 0, MostCreak);
            }
        }

        Relax(rd);
        TrackSmoother.Average(rd, 61);
        TrackSmoother.Average(breath, 41);
        return new SourceTracks(f0Hz, rd, creak, breath);
    }

    // The folds part towards the end of a sentence: the last sounds are laxer.
    private static void Relax(double[] rd)
    {
        for (var i = Math.Max(0, rd.Length - (int)EndMs); i < rd.Length; i++)
        {
            rd[i] *= 1 + 0.3 * (1 - (rd.Length - i) / EndMs);
        }
    }
}
