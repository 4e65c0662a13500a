namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Turns timed sounds into gestures: stops into closure, burst and aspiration, the others into one gesture each.</summary>
/// <remarks>
/// Levels of voicing within consonants and the phases of stops follow Klatt (1980), section V and table III; voice onset
/// times follow Lisker &amp; Abramson (1964), Word 20, shortened for running speech.
/// </remarks>
internal sealed class GesturePlanner
{
    private const double BurstMs = 11;

    // Locus equations describe the onset of the vowel; the closure before it follows the vowel less.
    private const double LocusShare = 0.7;

    private readonly IReadOnlyList<TimedPhone> _phones;
    private readonly double _precision;
    private readonly VoiceRandom _random;
    private readonly List<Gesture> _gestures = [];

    private GesturePlanner(IReadOnlyList<TimedPhone> phones, double precision, VoiceRandom random)
    {
        _phones = phones;
        _precision = precision;
        _random = random;
    }

    /// <summary>Plans an utterance.</summary>
    /// <param name="phones">Its sounds in order, each beginning where the one before ends.</param>
    /// <param name="precision">Precision of articulation: 1 normal, below 1 slurred.</param>
    /// <param name="random">Draws how each sound misses its target a little.</param>
    /// <returns>Gestures in order, without gaps.</returns>
    public static IReadOnlyList<Gesture> Plan(IReadOnlyList<TimedPhone> phones, double precision, VoiceRandom random)
    {
        var planner = new GesturePlanner(phones, precision, random);
        for (var i = 0; i < phones.Count; i++)
        {
            planner.Add(i);
        }

        return planner._gestures;
    }

    private void Add(int i)
    {
        var timed = _phones[i];
        var phoneme = timed.Phone.Phoneme;
        var (from, to) = Targets(i);
        var gesture = new Gesture
        {
            StartMs = timed.StartMs,
            EndMs = timed.EndMs,
            From = from,
            To = to,
            TransitionMs = TransitionMs(phoneme.Manner) / _precision,
        };
        var level = LevelOf(timed.Phone);
        switch (phoneme.Manner)
        {
            case Manner.Stop or Manner.Affricate:
                AddPlosive(i, gesture, level);
                break;
            case Manner.Fricative:
                _gestures.Add(Fricative(phoneme, gesture, level));
                break;
            default:
                _gestures.Add(Sonorant(phoneme.Manner, gesture, level));
                break;
        }
    }

    private static Gesture Sonorant(Manner manner, Gesture gesture, double level) =>
        manner switch
        {
            Manner.Silence => gesture,
            Manner.Vowel => gesture with { Voicing = level },
            Manner.Glide => gesture with { Voicing = level * LevelDifference.ToAmplitude(-2), TiltDb = 2 },
            Manner.Liquid => gesture with { Voicing = level * LevelDifference.ToAmplitude(-2), TiltDb = 2 },
            Manner.Nasal => gesture with { Voicing = level, TiltDb = 4, Nasality = 1 },
            Manner.Flap => gesture with { Voicing = level * LevelDifference.ToAmplitude(-12), TiltDb = 8 },
            Manner.Aspirate => gesture with { Aspiration = level },
            _ => throw new InvalidOperationException($"A {manner} is no sonorant."),
        };

    private static Gesture Fricative(Phoneme phoneme, Gesture gesture, double level) =>
        phoneme.IsVoiced
            ? gesture with
            {
                Voicing = level * LevelDifference.ToAmplitude(-7),
                TiltDb = 12,
                Frication = level * LevelDifference.ToAmplitude(-5),
                Noise = phoneme.Noise,
            }
            : gesture with
            {
                Frication = level,
                Noise = phoneme.Noise,
            };

    // Closure, then the release: a burst, for affricates a fricative, and for voiceless stops before a stressed vowel aspiration.
    private void AddPlosive(int i, Gesture gesture, double level)
    {
        var phoneme = _phones[i].Phone.Phoneme;
        var total = gesture.EndMs - gesture.StartMs;
        var release = Math.Min(ReleaseMs(i), 0.7 * total);
        var closureEnd = gesture.EndMs - release;
        _gestures.Add(
            gesture with
            {
                EndMs = closureEnd,
                Voicing = phoneme.IsVoiced ? level * LevelDifference.ToAmplitude(-12) : 0,
                TiltDb = 25,
            }
        );
        if (release <= 0)
        {
            return;
        }

        var noiseEnd = phoneme.Manner == Manner.Affricate ? gesture.EndMs : Math.Min(gesture.EndMs, closureEnd + BurstMs);
        _gestures.Add(
            gesture with
            {
                StartMs = closureEnd,
                EndMs = noiseEnd,
                Frication = level * LevelDifference.ToAmplitude(phoneme.IsVoiced ? -5 : 0),
                Noise = phoneme.Noise,
                Voicing = phoneme.IsVoiced ? level * LevelDifference.ToAmplitude(-10) : 0,
                TiltDb = 10,
            }
        );
        if (noiseEnd < gesture.EndMs)
        {
            _gestures.Add(Aspiration(i, gesture, level) with { StartMs = noiseEnd });
        }
    }

    private Gesture Aspiration(int i, Gesture gesture, double level)
    {
        var next = NeighbourVowel(i)?.Start ?? gesture.To;
        var target = gesture.To.Toward(next, 0.6);
        return gesture with { From = target, To = target, Aspiration = level * LevelDifference.ToAmplitude(-3), TransitionMs = 10 };
    }

    private double ReleaseMs(int i)
    {
        var phone = _phones[i].Phone;
        var next = i + 1 < _phones.Count ? _phones[i + 1].Phone : null;
        if (phone.Phoneme.Manner == Manner.Affricate)
        {
            return 0.6 * _phones[i].Milliseconds;
        }

        if (next is { Phoneme.IsPlosive: true })
        {
            return 0; // held into the next closure
        }

        if (phone.Phoneme.IsVoiced)
        {
            return BurstMs;
        }

        var afterS = i > 0 && _phones[i - 1].Phone is { Phoneme.Symbol: "S", IsWordFinal: false };
        var opens = next is { IsPause: false, Phoneme.Manner: Manner.Vowel or Manner.Glide or Manner.Liquid };
        var onset = phone.Phoneme.Symbol switch
        {
            "P" => 32,
            "T" => 38,
            _ => 44,
        };
        return BurstMs
            + (
                !opens || afterS ? 8
                : phone.Stress > 0 ? onset
                : 0.5 * onset
            );
    }

    // Sounds are louder in stressed syllables; pauses have no level.
    private static double LevelOf(Phone phone) =>
        LevelDifference.ToAmplitude(
            phone.LevelDb
                + (
                    phone.Word < 0
                        ? 0
                        : phone.Stress switch
                        {
                            1 => 0,
                            2 => -1,
                            _ => -3,
                        }
                )
        );

    private static double TransitionMs(Manner manner) =>
        manner switch
        {
            Manner.Glide or Manner.Liquid => 13,
            Manner.Stop or Manner.Affricate => 6,
            Manner.Flap => 4,
            Manner.Nasal or Manner.Fricative => 8,
            _ => 11,
        };

    private (FormantTarget From, FormantTarget To) Targets(int i)
    {
        var phoneme = _phones[i].Phone.Phoneme;
        if (phoneme.IsSyllabic)
        {
            return (Miss(Reduce(phoneme.Start)), Miss(Reduce(phoneme.End)));
        }

        var vowel = NeighbourVowel(i);
        if (phoneme.Manner is Manner.Aspirate or Manner.Silence)
        {
            return (vowel?.Start ?? phoneme.Start, vowel?.Start ?? phoneme.End);
        }

        var near = vowel?.Start ?? FormantTarget.Rest;
        var target = phoneme.Start with { F2 = phoneme.Start.F2 + LocusShare * phoneme.LocusSlope * (near.F2 - phoneme.Start.F2) };
        return (Miss(target), Miss(target));
    }

    // The vowel that a consonant leads to, or else the one that it follows, no farther than three sounds off.
    private Phoneme? NeighbourVowel(int i)
    {
        foreach (var step in (ReadOnlySpan<int>)[1, 2, 3, -1, -2, -3])
        {
            var j = i + step;
            if (j >= 0 && j < _phones.Count && _phones[j].Phone.Phoneme.IsSyllabic)
            {
                return _phones[j].Phone.Phoneme;
            }
        }

        return null;
    }

    // Undershoot (Lindblom 1963): slurred vowels lie nearer to the tract at rest, precise ones farther from it.
    private FormantTarget Reduce(in FormantTarget vowel) =>
        FormantTarget.Rest.Toward(vowel, Math.Clamp(1 + 0.5 * (_precision - 1), 0.6, 1.1)) with
        {
            B1 = vowel.B1,
            B2 = vowel.B2,
            B3 = vowel.B3,
        };

    private FormantTarget Miss(in FormantTarget target) =>
        target with
        {
            F1 = target.F1 * (1 + 0.025 * _random.Normal()),
            F2 = target.F2 * (1 + 0.02 * _random.Normal()),
            F3 = target.F3 * (1 + 0.015 * _random.Normal()),
        };
}
