namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Lays out what is heard in a take: the sentence with its pauses, and laughter or a yawn around it.</summary>
internal sealed class PhonePlanner
{
    private readonly Performance _performance;
    private readonly VoiceRandom _random;
    private readonly List<Phone> _phones = [];

    private PhonePlanner(Performance performance)
    {
        _performance = performance;
        _random = performance.RandomFor("timing");
    }

    /// <summary>Lays out a take.</summary>
    /// <returns>Sounds in order from 0 ms, without gaps.</returns>
    public static IReadOnlyList<TimedPhone> Plan(Performance performance)
    {
        var planner = new PhonePlanner(performance);
        planner.Arrange();
        return planner.Time();
    }

    private void Arrange()
    {
        var cues = _performance.Cues;
        var parts = PhoneParser.Parse(_performance.Sentence.Phonemes);
        // Before, inside or after the sentence; a second bout only where much is laughed.
        var laugh = _random.Chance(cues.LaughChance)
            ? _random.Chance(0.3)
                ? 0
                : _random.Chance(0.3)
                    ? 1
                    : 2
            : -1;
        var again = laugh >= 0 && _random.Chance(cues.LaughChance - 0.5);
        if (_random.Chance(cues.YawnChance))
        {
            AddYawn();
        }
        else if (laugh == 0 || again)
        {
            AddLaugh(pauseAfter: true);
        }

        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0 && laugh == 1)
            {
                AddLaugh(pauseAfter: true);
            }
            else if (i > 0 && _random.Chance(_performance.Voice.PauseChance + cues.PauseChance))
            {
                AddPause(_random.Uniform(120, 320));
            }

            _phones.AddRange(parts[i]);
        }

        if (laugh == 2)
        {
            AddLaugh(pauseAfter: false);
        }
    }

    private void AddPause(double milliseconds) => _phones.Add(Phone.Outside(PhonemeTable.Pause, milliseconds));

    // A bout of "ha" calls, some five a second, each lower and weaker than the one before (Bachorowski et al. 2001).
    private void AddLaugh(bool pauseAfter)
    {
        var calls = 2 + (int)(4 * _random.NextDouble() * Math.Min(1.2, _performance.Cues.LaughChance + 0.4));
        var height = _random.Uniform(3, 7);
        var vowel =
            _random.Chance(0.6) ? "AH"
            : _random.Chance(0.5) ? "AX"
            : "EH";
        for (var i = 0; i < calls; i++)
        {
            var level = -3 - 1.5 * i + _random.Normal();
            var f0 = height - 0.9 * i + 0.5 * _random.Normal();
            _phones.Add(Phone.Outside("HH", _random.Uniform(80, 120)) with { LevelDb = level - 3, F0Semitones = f0 - 2 });
            _phones.Add(Phone.Outside(vowel, _random.Uniform(65, 100)) with { LevelDb = level, F0Semitones = f0, BreathDb = 8 });
        }

        if (pauseAfter)
        {
            AddPause(_random.Uniform(60, 180));
        }
    }

    // Breath drawn in, then a long open vowel whose F0 rises and sinks.
    private void AddYawn()
    {
        AddBreath("HH", 180, 320, -3, 0);
        AddBreath("AX", 120, 200, -8, 1);
        AddBreath("AA", 220, 420, -5, 3.5);
        AddBreath("AO", 150, 300, -10, -1);
        AddPause(_random.Uniform(120, 350));
    }

    private void AddBreath(string symbol, double leastMs, double mostMs, double levelDb, double f0Semitones) =>
        _phones.Add(
            Phone.Outside(symbol, _random.Uniform(leastMs, mostMs)) with
            {
                LevelDb = levelDb,
                F0Semitones = f0Semitones,
                BreathDb = 9,
            }
        );

    private TimedPhone[] Time()
    {
        var durations = DurationRules.Apply(_phones);
        var tempo = _performance.Voice.DurationFactor * _performance.Cues.DurationFactor;
        var timed = new TimedPhone[_phones.Count];
        var now = 0.0;
        for (var i = 0; i < timed.Length; i++)
        {
            var factor = _phones[i].Word < 0 ? 1 : tempo * Math.Exp(0.08 * _random.Normal());
            var end = now + Math.Max(15, durations[i] * factor);
            timed[i] = new TimedPhone(Accented(_phones[i]), now, end);
            now = end;
        }

        return timed;
    }

    private Phone Accented(Phone phone) =>
        phone.Word < 0
            ? phone
            : phone with
            {
                LevelDb = phone.LevelDb + (phone.Stress == 1 ? 0.5 : -0.5) * _performance.Cues.AccentLevelDb,
            };
}
