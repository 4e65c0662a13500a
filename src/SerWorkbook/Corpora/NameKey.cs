using System.Text;
using ADRaffy.ENSNormalize;

namespace SerWorkbook.Corpora;

/// <summary>Decides which spellings are one name: those that are equal under Unicode normalisation (NFC) and case folding.</summary>
/// <remarks>
/// Full case folding (Unicode Standard, section 3.13, D145). The runtime's own normalisation is not used: without ICU, which
/// this project runs without, it returns every text as it is.
/// </remarks>
internal static class NameKey
{
    /// <summary>The text that all spellings of a name share; it is compared, not shown.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToLowerInvariant();
        }

        var folded = new StringBuilder(name.Length);
        foreach (var letter in ENSNormalize.NF.NFD(name))
        {
            folded.Append(Expansion(letter) ?? letter.ToString());
        }

        // Upper first: letters such as the final sigma have the same capital as another, and only that is unique.
        return ENSNormalize.NF.NFC(folded.ToString().ToUpperInvariant().ToLowerInvariant());
    }

    /// <summary>A name in NFC, the form that is shown and kept.</summary>
    public static string Normalise(string name) => Ascii.IsValid(name) ? name : ENSNormalize.NF.NFC(name);

    // Letters that fold to several, or whose capital is not the capital of what they fold to (status F of CaseFolding.txt, and U+017F).
    private static string? Expansion(char letter) =>
        letter switch
        {
            'ß' or 'ẞ' => "ss",
            'ſ' => "s",
            'ŉ' => "ʼn",
            'և' => "եւ",
            'ẚ' => "aʾ",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' or 'ﬆ' => "st",
            'ﬓ' => "մն",
            'ﬔ' => "մե",
            'ﬕ' => "մի",
            'ﬖ' => "վն",
            'ﬗ' => "մխ",
            _ => null,
        };
}
