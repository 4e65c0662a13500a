namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>How long each sound lasts, from its neighbours, its stress and its place in word and phrase.</summary>
/// <remarks>
/// Duration = (inherent - least) × percent + least, where each rule that applies multiplies the percent. The rules and
/// their factors are those of Klatt (1979), "Synthesis by rule of segmental durations in English sentences", as printed in
/// Allen, Hunnicutt &amp; Klatt (1987), chapter 9; emphasis (rule 8) is left to the caller.
/// </remarks>
internal static class DurationRules
{
    /// <summary>Computes the durations of an utterance at normal tempo.</summary>
    /// <param name="phones">The sounds in order, with pauses.</param>
    /// <returns>One duration a sound, ms.</returns>
    public static double[] Apply(IReadOnlyList<Phone> phones)
    {
        var durations = new double[phones.Count];
        for (var i = 0; i < phones.Count; i++)
        {
            durations[i] = phones[i].FixedMs > 0 ? phones[i].FixedMs : Duration(new Place(phones, i));
        }

        return durations;
    }

    private static double Duration(Place place)
    {
        var phoneme = place.Phone.Phoneme;
        var percent = place.Phone.Phoneme.IsSyllabic ? SyllabicPercent(place) : ConsonantPercent(place);
        var least = place.Phone.Stress == 0 ? phoneme.LeastMs / 2 : phoneme.LeastMs;
        var aspirated = phoneme is { Manner: Manner.Stop, IsVoiced: false } && place.Phone.Stress > 0 && !IsConsonant(place.Previous);
        return (phoneme.InherentMs - least) * percent + least + (aspirated ? 25 : 0); // rule 11, counted with the stop
    }

    private static double SyllabicPercent(Place place)
    {
        var percent = 1.0;
        if (place.IsLastSyllableOfPhrase)
        {
            percent *= 1.4; // rule 2
        }
        else
        {
            percent *= 0.6; // rule 3
        }

        if (!place.IsLastSyllableOfWord)
        {
            percent *= 0.85; // rule 4
        }

        if (place.SyllablesInWord > 1)
        {
            percent *= 0.8; // rule 5
        }

        if (place.Phone.Stress == 0)
        {
            percent *= place.IsLastSyllableOfWord || place.Phone.IsWordInitial ? 0.7 : 0.5; // rule 7
        }

        percent *= Postvocalic(place); // rule 9
        if (place.Next?.Phoneme.IsSyllabic == true)
        {
            percent *= 1.2; // rule 10
        }

        if (place.Previous?.Phoneme.IsSyllabic == true)
        {
            percent *= 0.7; // rule 10
        }

        return percent;
    }

    private static double ConsonantPercent(Place place)
    {
        var percent = 1.0;
        var manner = place.Phone.Phoneme.Manner;
        if (place.IsAfterLastVowelOfPhrase)
        {
            percent *= 1.4; // rule 2, and rule 3 for liquids and nasals
        }

        if (!place.Phone.IsWordInitial)
        {
            percent *= 0.85; // rule 6
        }

        if (place.Phone.Stress == 0)
        {
            percent *= manner is Manner.Liquid or Manner.Glide && place.Next?.Phoneme.IsSyllabic == true ? 0.1 : 0.7; // rule 7
        }

        var before = IsConsonant(place.Previous);
        var after = IsConsonant(place.Next);
        if (before && after)
        {
            percent *= 0.5; // rule 10
        }
        else if (before || after)
        {
            percent *= 0.7; // rule 10
        }

        return percent;
    }

    // Rule 9: what follows a vowel in its word lengthens or shortens it, most of all at the end of a phrase.
    private static double Postvocalic(Place place)
    {
        var factor = place.Phone.IsWordFinal
            ? 1.2
            : place.Next!.Phoneme switch
            {
                { IsVoiced: true, Manner: Manner.Fricative } => 1.6,
                { IsVoiced: true, IsPlosive: true } => 1.2,
                { Manner: Manner.Nasal } => 0.85,
                { IsVoiced: false, IsPlosive: true } => 0.7,
                _ => 1.0,
            };
        return place.IsLastSyllableOfPhrase ? factor : 0.7 + 0.3 * factor;
    }

    private static bool IsConsonant(Phone? phone) => phone is { IsPause: false, Phoneme.IsSyllabic: false, Word: >= 0 };

    /// <summary>A sound among its neighbours.</summary>
    private sealed class Place(IReadOnlyList<Phone> phones, int index)
    {
        public Phone Phone => phones[index];

        public Phone? Previous => index > 0 ? phones[index - 1] : null;

        public Phone? Next => index + 1 < phones.Count ? phones[index + 1] : null;

        public bool IsLastSyllableOfPhrase => !phones.Skip(index + 1).TakeWhile(p => p.Word >= 0).Any(p => p.Phoneme.IsSyllabic);

        public bool IsLastSyllableOfWord => !phones.Skip(index + 1).TakeWhile(InSameWord).Any(p => p.Phoneme.IsSyllabic);

        public bool IsAfterLastVowelOfPhrase =>
            IsLastSyllableOfPhrase && phones.Take(index).Any(p => InSameWord(p) && p.Phoneme.IsSyllabic);

        public int SyllablesInWord => phones.Count(p => InSameWord(p) && p.Phoneme.IsSyllabic);

        private bool InSameWord(Phone other) => other.Word == Phone.Word;
    }
}
