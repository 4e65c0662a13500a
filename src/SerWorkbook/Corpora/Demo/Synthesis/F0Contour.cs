using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>The melody of a sentence: phrase and accent commands of the Fujisaki model, in semitones around the mean.</summary>
/// <remarks>
/// Fujisaki &amp; Hirose (1984), "Analysis of voice fundamental frequency contours for declarative sentences of Japanese",
/// J. Acoust. Soc. Japan (E) 5(4): on a logarithmic scale F0 is the sum of slow phrase and fast accent components, each
/// the answer of a critically damped system to a command. A flutter of three slow sines keeps vowels from being dead
/// level (the flutter of Klatt &amp; Klatt 1990, JASA 87(2)).
/// </remarks>
internal sealed class F0Contour
{
    private const double Alpha = 2.2;
    private const double Beta = 20;
    private const double EaseSemitones = 8;
    private const double ReachSemitones = 6;
    private const double LowestHz = 55;
    private const double HighestHz = 500;

    private readonly IReadOnlyList<TimedPhone> _phones;
    private readonly Performance _performance;
    private readonly VoiceRandom _random;
    private readonly double[] _semitones;

    private F0Contour(IReadOnlyList<TimedPhone> phones, Performance performance, int frames, VoiceRandom random)
    {
        _phones = phones;
        _performance = performance;
        _random = random;
        _semitones = new double[frames];
    }

    /// <summary>Draws the melody.</summary>
    /// <param name="phones">The sounds with their times.</param>
    /// <param name="performance">Voice and cues.</param>
    /// <param name="voicing">Amplitude of voicing, one value a millisecond: what the mean is taken over.</param>
    /// <param name="random">Draws sizes and places of the accents.</param>
    /// <returns>F0 in Hz, one value a millisecond, in unvoiced sounds too.</returns>
    public static double[] Draw(IReadOnlyList<TimedPhone> phones, Performance performance, ReadOnlySpan<double> voicing, VoiceRandom random)
    {
        var contour = new F0Contour(phones, performance, voicing.Length, random);
        contour.AddPhrases();
        contour.AddAccents();
        contour.AddFinal();
        contour.Centre(voicing);
        contour.AddOffsets();
        return contour.ToHertz();
    }

    // One command before the first sound, and a smaller one after each pause.
    private void AddPhrases()
    {
        var first = true;
        for (var i = 0; i < _phones.Count; i++)
        {
            if (_phones[i].Phone.Word < 0 || (i > 0 && _phones[i - 1].Phone.Word >= 0))
            {
                continue;
            }

            var size = (first ? 6.0 : 3.5) * (1 + 0.15 * _random.Normal());
            AddPhrase(_phones[i].StartMs - 200, Scaled(size));
            first = false;
        }
    }

    private void AddPhrase(double startMs, double semitones)
    {
        for (var i = 0; i < _semitones.Length; i++)
        {
            var t = (i - startMs) / 1000;
            if (t > 0)
            {
                _semitones[i] += semitones * Alpha * Alpha * t * Math.Exp(-Alpha * t);
            }
        }
    }

    private void AddAccents()
    {
        var last = LastAccent();
        for (var i = 0; i < _phones.Count; i++)
        {
            var phone = _phones[i].Phone;
            if (!phone.Phoneme.IsSyllabic || phone.Stress != 1)
            {
                continue;
            }

            var size = (i == last ? 5.0 : 4.0) * (1 + 0.35 * _random.Normal());
            var shift = 25 * _random.Normal() - 60;
            AddAccent(_phones[i].StartMs + shift, _phones[i].EndMs + shift + 20, Scaled(size), Beta * _performance.Cues.AccentSpeedFactor);
        }
    }

    private void AddAccent(double startMs, double endMs, double semitones, double beta)
    {
        for (var i = 0; i < _semitones.Length; i++)
        {
            _semitones[i] += semitones * (StepAnswer(i - startMs, beta) - StepAnswer(i - endMs, beta));
        }
    }

    private static double StepAnswer(double milliseconds, double beta)
    {
        var t = milliseconds / 1000;
        return t <= 0 ? 0 : Math.Min(0.9, 1 - (1 + beta * t) * Math.Exp(-beta * t));
    }

    // The boundary tone: a fall of statements, turned by the emotion.
    private void AddFinal()
    {
        var last = LastVowel();
        if (last < 0)
        {
            return;
        }

        var size = -1.5 + _performance.Cues.FinalSemitones + 0.8 * _random.Normal();
        AddAccent(_phones[last].StartMs + 0.35 * _phones[last].Milliseconds, double.PositiveInfinity, size, 14);
    }

    private void Centre(ReadOnlySpan<double> voicing)
    {
        var (sum, count) = (0.0, 0);
        foreach (var timed in _phones)
        {
            for (var i = (int)timed.StartMs; timed.Phone.Word >= 0 && i < timed.EndMs && i < _semitones.Length; i++)
            {
                if (voicing[i] < SyntheticUtterance.VoicedAmplitude)
                {
                    continue;
                }

                sum += _semitones[i];
                count++;
            }
        }

        var mean = count == 0 ? 0 : sum / count;
        for (var i = 0; i < _semitones.Length; i++)
        {
            _semitones[i] -= mean;
        }
    }

    // Laughter and yawns have their own height above the sentence; the mean is that of the sentence alone.
    private void AddOffsets()
    {
        const double above = 50; // keeps the values positive
        var offsets = new double[_semitones.Length];
        Array.Fill(offsets, above);
        foreach (var timed in _phones)
        {
            for (var i = (int)timed.StartMs; i < timed.EndMs && i < offsets.Length; i++)
            {
                offsets[i] = above + timed.Phone.F0Semitones;
            }
        }

        TrackSmoother.Average(offsets, 61);
        for (var i = 0; i < offsets.Length; i++)
        {
            _semitones[i] += offsets[i] - above;
        }
    }

    private double[] ToHertz()
    {
        var phase = 10 * _random.NextDouble();
        var hertz = new double[_semitones.Length];
        for (var i = 0; i < hertz.Length; i++)
        {
            var t = 2 * Math.PI * (phase + i / 1000.0);
            var flutter = (Math.Sin(12.7 * t) + Math.Sin(7.1 * t) + Math.Sin(4.7 * t)) * 0.1;
            var height = WithinReach(_performance.Cues.F0Semitones + _semitones[i] + flutter);
            hertz[i] = Math.Clamp(_performance.Voice.F0Hz * Math.Pow(2, height / 12), LowestHz, HighestHz);
        }

        return hertz;
    }

    // Far above and below its mean a voice runs out of range, gradually.
    private static double WithinReach(double semitones)
    {
        var beyond = Math.Abs(semitones) - EaseSemitones;
        return beyond <= 0 ? semitones : Math.Sign(semitones) * (EaseSemitones + ReachSemitones * Math.Tanh(beyond / ReachSemitones));
    }

    private double Scaled(double semitones) => semitones * _performance.Voice.F0RangeFactor * _performance.Cues.F0RangeFactor;

    private int LastAccent() => LastIndex(p => p.Phoneme.IsSyllabic && p.Stress == 1);

    private int LastVowel() => LastIndex(p => p.Phoneme.IsSyllabic && p.Word >= 0);

    private int LastIndex(Func<Phone, bool> holds)
    {
        for (var i = _phones.Count - 1; i >= 0; i--)
        {
            if (holds(_phones[i].Phone))
            {
                return i;
            }
        }

        return -1;
    }
}
