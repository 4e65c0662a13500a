namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Everything that moves while the synthesiser speaks, one value a millisecond.</summary>
internal sealed class ControlTracks
{
    /// <summary>Values per second.</summary>
    public const int FrameRate = 1000;

    private ControlTracks(int frames)
    {
        F1 = new double[frames];
        F2 = new double[frames];
        F3 = new double[frames];
        B1 = new double[frames];
        B2 = new double[frames];
        B3 = new double[frames];
        Voicing = new double[frames];
        Aspiration = new double[frames];
        Frication = new double[frames];
        TiltDb = new double[frames];
        Nasality = new double[frames];
        Noise = new NoiseShape?[frames];
    }

    /// <summary>The number of values in each track.</summary>
    public int Frames => F1.Length;

    /// <summary>First formant of the reference tract, Hz.</summary>
    public double[] F1 { get; }

    /// <summary>Second formant of the reference tract, Hz.</summary>
    public double[] F2 { get; }

    /// <summary>Third formant of the reference tract, Hz.</summary>
    public double[] F3 { get; }

    /// <summary>Bandwidth of the first formant, Hz.</summary>
    public double[] B1 { get; }

    /// <summary>Bandwidth of the second formant, Hz.</summary>
    public double[] B2 { get; }

    /// <summary>Bandwidth of the third formant, Hz.</summary>
    public double[] B3 { get; }

    /// <summary>Amplitude of voicing; 1 in a stressed vowel.</summary>
    public double[] Voicing { get; }

    /// <summary>Amplitude of aspiration; 1 in a stressed /h/.</summary>
    public double[] Aspiration { get; }

    /// <summary>Amplitude of frication.</summary>
    public double[] Frication { get; }

    /// <summary>Damping of voicing at 3 kHz by the tract, dB.</summary>
    public double[] TiltDb { get; }

    /// <summary>Opening to the nose, 0 to 1.</summary>
    public double[] Nasality { get; }

    /// <summary>Spectrum of the frication.</summary>
    public NoiseShape?[] Noise { get; }

    /// <summary>Draws the tracks of a plan and makes them move as a tract can.</summary>
    /// <param name="gestures">In order, without gaps, from 0 ms.</param>
    public static ControlTracks From(IReadOnlyList<Gesture> gestures)
    {
        var tracks = new ControlTracks((int)Math.Ceiling(gestures[^1].EndMs) + 1);
        var transition = new double[tracks.Frames];
        var next = 0;
        foreach (var gesture in gestures)
        {
            var end = gesture == gestures[^1] ? tracks.Frames : (int)Math.Round(gesture.EndMs);
            for (; next < end; next++)
            {
                tracks.Set(next, gesture, transition);
            }
        }

        tracks.Smooth(transition);
        return tracks;
    }

    private void Set(int frame, Gesture gesture, double[] transition)
    {
        var share = Math.Clamp((frame - gesture.StartMs) / Math.Max(gesture.EndMs - gesture.StartMs, 1), 0, 1);
        // Diphthongs rest at both ends and glide in between.
        var target = gesture.From.Toward(gesture.To, Math.Clamp((share - 0.2) / 0.6, 0, 1));
        (F1[frame], F2[frame], F3[frame]) = (target.F1, target.F2, target.F3);
        (B1[frame], B2[frame], B3[frame]) = (target.B1, target.B2, target.B3);
        Voicing[frame] = gesture.Voicing;
        Aspiration[frame] = gesture.Aspiration;
        Frication[frame] = gesture.Frication;
        TiltDb[frame] = gesture.TiltDb;
        Nasality[frame] = gesture.Nasality;
        Noise[frame] = gesture.Noise;
        transition[frame] = gesture.TransitionMs;
    }

    private void Smooth(double[] transition)
    {
        foreach (var track in (double[][])[F1, F2, F3, B1, B2, B3])
        {
            TrackSmoother.Approach(track, transition);
        }

        TrackSmoother.Average(Voicing, 17);
        TrackSmoother.Average(Aspiration, 15);
        TrackSmoother.Average(Frication, 5);
        TrackSmoother.Average(TiltDb, 13);
        TrackSmoother.Average(Nasality, 31);
        SpreadNoise();
    }

    // Averaging lets frication reach a little beyond its gesture; the spectrum must reach as far.
    private void SpreadNoise()
    {
        for (var i = 1; i < Frames; i++)
        {
            Noise[i] ??= Frication[i] > 0 ? Noise[i - 1] : null;
        }

        for (var i = Frames - 2; i >= 0; i--)
        {
            Noise[i] ??= Frication[i] > 0 ? Noise[i + 1] : null;
        }
    }
}
