using SerWorkbook.Corpora.Demo.Script;

namespace SerWorkbook.Corpora.Demo.Synthesis;

/// <summary>Reads a sentence's ARPAbet string.</summary>
internal static class PhoneParser
{
    /// <summary>What marks a place where a speaker may pause.</summary>
    public const string Break = ",";

    /// <summary>Reads the sounds of a sentence.</summary>
    /// <param name="phonemes">See <see cref="Sentence.Phonemes"/>.</param>
    /// <returns>One list of sounds for each part between two breaks; none is empty.</returns>
    /// <exception cref="FormatException">A symbol is unknown, or a part has no sound.</exception>
    public static IReadOnlyList<IReadOnlyList<Phone>> Parse(string phonemes)
    {
        var parts = new List<IReadOnlyList<Phone>>();
        var word = 0;
        foreach (var part in phonemes.Split(Break))
        {
            var phones = part.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(w => ParseWord(w, word++)).ToList();
            if (phones.Count == 0)
            {
                throw new FormatException($"'{phonemes}' has a part without sounds.");
            }

            parts.Add(phones);
        }

        return parts;
    }

    private static IEnumerable<Phone> ParseWord(string text, int word)
    {
        var symbols = text.Split('-');
        var stresses = symbols.Select(StressOf).ToArray();
        for (var i = 0; i < symbols.Length; i++)
        {
            var symbol = symbols[i].TrimEnd('0', '1', '2');
            if (!PhonemeTable.Contains(symbol))
            {
                throw new FormatException($"'{symbols[i]}' in '{text}' is no ARPAbet symbol of the phoneme table.");
            }

            var stress = stresses[i] ?? stresses.Skip(i).FirstOrDefault(s => s is not null) ?? 0;
            yield return new Phone(PhonemeTable.Find(symbol, stress), stress, word, i == 0, i == symbols.Length - 1);
        }
    }

    private static int? StressOf(string symbol) => char.IsAsciiDigit(symbol[^1]) ? symbol[^1] - '0' : null;
}
