using System.Text.RegularExpressions;

namespace SerWorkbook.Tests.Sentences;

/// <summary>What every generated sentence must satisfy, whatever the data.</summary>
internal static partial class SentenceRules
{
    /// <summary>The rules that a text of whole sentences breaks; empty if it is good.</summary>
    public static IEnumerable<string> Faults(string text)
    {
        if (!FullText().IsMatch(text))
        {
            yield return "does not start with a capital or end with a full stop";
        }

        if (LowerStart().IsMatch(text))
        {
            yield return "a sentence starts in lower case";
        }

        foreach (var fault in Fragments(text))
        {
            yield return fault;
        }
    }

    /// <summary>The rules that a title, a cell or another fragment breaks.</summary>
    public static IEnumerable<string> Fragments(string text)
    {
        if (text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞', StringComparison.Ordinal))
        {
            yield return "holds a value that is not a number";
        }

        if (text.Contains("  ", StringComparison.Ordinal) || text != text.Trim())
        {
            yield return "holds a double space";
        }

        if (WrongPlural().IsMatch(text))
        {
            yield return "has a plural after 1";
        }

        if (WrongSingular().IsMatch(text))
        {
            yield return "has a singular after another number";
        }

        if (Dangling().IsMatch(text))
        {
            yield return "has an empty list";
        }

        if (MissingNoun().Matches(text).Any(match => !match.Value.EndsWith("recordings", StringComparison.Ordinal)))
        {
            yield return "does not say what a speaker lacks";
        }

        if (text.Contains("highest length", StringComparison.Ordinal))
        {
            yield return "calls a length high";
        }
    }

    [GeneratedRegex("^[\\p{Lu}\\d'\"-].*[.!]$", RegexOptions.Singleline)]
    private static partial Regex FullText();

    [GeneratedRegex("[a-z%)'] ?[.] [a-z]")]
    private static partial Regex LowerStart();

    [GeneratedRegex(
        "(?<![\\d.,-])1 (recordings|speakers|emotions|folds|rows|trials|features|segments|files|frames|searches|minutes|warnings|names|cells|families|threads|recipes|baselines|clips|voiced frames|finished trials|tested rows|times)\\b"
    )]
    private static partial Regex WrongPlural();

    [GeneratedRegex(
        "(?<![\\d.,-])([02-9]|\\d\\d+) (recording|speaker|emotion|fold|row|trial|feature|segment|file|frame|minute|warning|cell|thread|baseline|clip)\\b(?! group)"
    )]
    private static partial Regex WrongSingular();

    [GeneratedRegex("[:,(] ?[.,:;)]|\\(\\)|\\bof [:.,;)]| (of|and|or|from|to|than|against|with|in) ?[.]( |$)|[.][.]| [.,;:]")]
    private static partial Regex Dangling();

    [GeneratedRegex("has no [^.;:()]*?(recordings|(?=[.;:()]|$))")]
    private static partial Regex MissingNoun();
}
