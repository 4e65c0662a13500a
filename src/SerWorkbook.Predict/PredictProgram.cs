using System.Globalization;
using System.Reflection;
using System.Text;
using SerWorkbook.Speech;

namespace SerWorkbook.Predict;

/// <summary>The program <c>ser-predict</c>: the emotion of WAV files.</summary>
internal static class PredictProgram
{
    private const string Help = """
        Predict the emotion of WAV files with a model exported from SerWorkbook.

        Usage: ser-predict MODEL FILE... [--json]

          MODEL      a bundle (emotion.ser), a model.json, or a folder that holds either
          FILE       WAV files of any rate, depth and number of channels; - reads one from standard input
          --json     print the document of 'ser predict --json' instead of one line per file
          --version  print the version
          --help     print this text

        One line per file: file, answer and confidence, separated by tabs. The answer is an emotion, "unsure" or "no speech".

        Exit codes: 0 all files predicted, 1 wrong usage or input that cannot be used, 70 a fault of ser-predict.
        """;

    public static int Main(string[] arguments)
    {
        using var output = Console.OpenStandardOutput();
        using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
        try
        {
            return arguments switch
            {
                ["--help"] or ["-h"] => Print(output, Help),
                ["--version"] => Print(output, Version()),
                _ => Predict(PredictArguments.Parse(arguments), output, error),
            };
        }
        catch (SerException fault)
        {
            error.WriteLine(Plain(fault.Message));
            return PredictExitCode.BadInput;
        }
        catch (IOException fault)
        {
            error.WriteLine(Plain($"Reading or writing failed: {fault.Message}"));
            return PredictExitCode.BadInput;
        }
        catch (Exception fault)
        {
            error.WriteLine(Plain($"A fault of ser-predict: {fault.GetType().Name}: {fault.Message}"));
            return PredictExitCode.Fault;
        }
    }

    private static int Predict(PredictArguments asked, Stream output, TextWriter error)
    {
        var model = EmotionModel.Load(asked.Model);
        RequireNoSpeaker(model, asked.Model);
        if (model.Origin.CorpusNotice is { } notice)
        {
            error.WriteLine(Plain(notice));
        }

        var predictions = new List<FilePrediction>();
        foreach (var file in asked.Files)
        {
            var prediction = FilePrediction.Of(model, file);
            predictions.Add(prediction);
            if (prediction.Error is { } fault)
            {
                error.WriteLine(Plain($"{file}: {fault.TrimEnd('.')}."));
            }
            else if (!asked.Json)
            {
                Print(output, Line(prediction));
            }
        }

        if (asked.Json)
        {
            PredictionDocument.Write(output, model, predictions);
        }

        // What could be predicted is printed; a file that could not still makes the program fail.
        return predictions.TrueForAll(prediction => prediction.Error is null) ? PredictExitCode.Good : PredictExitCode.BadInput;
    }

    private static void RequireNoSpeaker(EmotionModel model, string name)
    {
        if (model.NeedsSpeaker)
        {
            throw new InvalidModelException(
                name,
                "it was trained on features scaled per speaker; 'ser predict' can use it, ser-predict cannot"
            );
        }
    }

    private static string Line(FilePrediction file) =>
        Plain(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file.File}\t{file.Prediction!.Answer}\t{(file.Prediction.HasMeaning ? $"{file.Prediction.Confidence:0.00}" : "")}"
            )
        );

    // Names of files and what a model says come from strangers: nothing in them steers the terminal.
    private static string Plain(string text) => string.Concat(text.Select(letter => Steers(letter) ? '\uFFFD' : letter));

    // Control characters, separators of lines, and what turns the direction of text.
    private static bool Steers(char letter) =>
        letter is not ('\n' or '\t') && char.IsControl(letter)
        || letter is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static int Print(Stream output, string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        return PredictExitCode.Good;
    }

    private static string Version() =>
        typeof(PredictProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
