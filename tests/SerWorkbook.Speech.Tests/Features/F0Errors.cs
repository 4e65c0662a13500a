namespace SerWorkbook.Speech.Tests.Features;

/// <summary>How far F0 tracks are from the truth, over any number of clips.</summary>
internal sealed class F0Errors
{
    private int _frames;
    private int _voicedInBoth;
    private int _gross;
    private int _wrongVoicing;
    private double _fine;

    /// <summary>Share of the frames that are voiced in both whose F0 is off by more than 20 % (Rabiner et al. 1976).</summary>
    public double Gross => (double)_gross / _voicedInBoth;

    /// <summary>Share of all frames that are voiced in one of the two alone.</summary>
    public double Voicing => (double)_wrongVoicing / _frames;

    /// <summary>Mean deviation of the frames without a gross error.</summary>
    public double Fine => _fine / (_voicedInBoth - _gross);

    public void Add(F0Track track, Func<double, double> truth)
    {
        for (var i = 0; i < track.Frames; i++)
        {
            Add(track.Hertz[i], truth(track.FrameTime(i)));
        }
    }

    public override string ToString() =>
        FormattableString.Invariant($"gross errors {Gross:P2}, voicing errors {Voicing:P2}, deviation {Fine:P2} over {_frames} frames");

    public void Add(double found, double truth)
    {
        _frames++;
        if (found > 0 != truth > 0)
        {
            _wrongVoicing++;
        }
        else if (found > 0)
        {
            var error = Math.Abs(found / truth - 1);
            _voicedInBoth++;
            _gross += error > 0.2 ? 1 : 0;
            _fine += error > 0.2 ? 0 : error;
        }
    }
}
