using System.Text.RegularExpressions;

namespace SerWorkbook.Notebooks.Conversion;

/// <summary>The code at the end of a program that does what a notebook does with values: it writes them to the console.</summary>
internal static partial class AppOutput
{
    private const string Values = """
        #nullable enable

        // Writes what a notebook displays.
        static class NotebookOutput
        {
            internal static void Show(object? value) => Console.WriteLine(Text(value));

            internal static void Show(Action action) => action();

            internal static void Show<T>(Func<T> value) => Show((object?)value());

            static string Text(object? value) => value switch
            {
                null => "null",
                string text => text,
                System.Collections.IDictionary pairs => "{ " + string.Join(", ", Items(pairs.Keys).Zip(Items(pairs.Values), (key, item) => key + ": " + item)) + " }",
                System.Collections.IEnumerable items => "[ " + string.Join(", ", Items(items)) + " ]",
                _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture) ?? "",
            };

            static IEnumerable<string> Items(System.Collections.IEnumerable items)
            {
                const int most = 20;
                var count = 0;
                foreach (var item in items)
                {
                    if (count++ == most)
                    {
                        yield return "...";
                        yield break;
                    }

                    yield return Text(item);
                }
            }
        }
        """;

    private const string Functions = """
        // The functions that notebooks call without a using.
        static class NotebookDisplay
        {
            internal static DisplayedValue display(object? value, params string[] mimeTypes) => new DisplayedValue(value);

            internal static DisplayedValue Display<T>(this T value, params string[] mimeTypes) => new DisplayedValue(value);

            internal static DisplayedValue DisplayAs(this string value, string mimeType) => new DisplayedValue(value);

            internal static DisplayedValue DisplayTable<T>(this IEnumerable<T> source) => new DisplayedValue(string.Join(Environment.NewLine, source));

            internal static string HTML(string content) => content;

            internal static DisplayedValue Javascript(string content) => new DisplayedValue("(a script)");

            internal static DisplayedValue CSS(string content) => new DisplayedValue("(a style sheet)");

            internal static Task<string> GetInputAsync(string prompt = "", string typeHint = "text")
            {
                Console.Write(prompt + " ");
                return Task.FromResult(Console.ReadLine() ?? "");
            }
        }

        sealed class DisplayedValue
        {
            internal DisplayedValue(object? value) => Update(value);

            public void Update(object? value) => NotebookOutput.Show(value);
        }
        """;

    /// <summary>Adds the code that a program needs.</summary>
    /// <param name="program">The program.</param>
    /// <returns>The program with the code.</returns>
    public static string AddTo(string program)
    {
        if (Function().IsMatch(program))
        {
            var end = program.IndexOf("\n\n", StringComparison.Ordinal);
            return $"{program[..end]}\nusing static NotebookDisplay;{program[end..]}{Values}\n\n{Functions}\n";
        }

        return program.Contains(AppProgram.Show, StringComparison.Ordinal) ? $"{program}{Values}\n" : program.TrimEnd('\n') + "\n";
    }

    [GeneratedRegex(
        @"\b(display|Display|DisplayAs|DisplayTable|HTML|Javascript|CSS|GetInputAsync)\s*(<[^<>()]*>)?\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Function();
}
