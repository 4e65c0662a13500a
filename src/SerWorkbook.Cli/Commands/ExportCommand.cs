using System.CommandLine;
using System.Globalization;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser export</c>: makes a bundle of a model, or verifies one.</summary>
internal static class ExportCommand
{
    private const string Extension = ".ser";
    private const string OnnxExtension = ".onnx";
    private const int MostClips = 10_000;

    public static Command Create(SerConsole console)
    {
        var model = new Option<string?>("--model")
        {
            Description = "The model.json to export, or the folder that contains it, such as --out of 'ser search'.",
            HelpName = "FILE|DIR",
        };
        var output = new Option<string>("--out")
        {
            Description = "The bundle to write.",
            DefaultValueFactory = _ => "emotion.ser",
            HelpName = "FILE.ser",
        };
        var verify = new Option<string?>("--verify")
        {
            Description = "Do not export; predict the golden vectors of this bundle and compare.",
            HelpName = "FILE.ser",
        };
        var clips = new Option<string?>("--clips")
        {
            Description = "Compare on the WAV files of this folder. Default: synthetic recordings.",
            HelpName = "DIR",
        };
        var native = new Option<string?>("--native")
        {
            Description = "Compare the native library, too: the file libserworkbook.so, .dylib or .dll.",
            HelpName = "FILE",
        };
        var browser = new Option<string?>("--browser")
        {
            Description = "Compare the npm package, too: its folder. Node.js must be installed.",
            HelpName = "DIR",
        };
        var onnx = new Option<string?>("--onnx")
        {
            Description = "Also write the model as an ONNX file, and compare it.",
            HelpName = "FILE.onnx",
        };
        var tolerance = new Option<double>("--tolerance")
        {
            Description =
                "Largest difference of a probability to allow between the workbook and the npm package, ONNX, or a native library without "
                + "AVX2: 1E-06 to 0.01. Labels must be the same in any case.",
            DefaultValueFactory = _ => 1e-4,
            HelpName = "SHARE",
        };
        var most = CommonOptions.Whole("--most-clips", 200, 1, MostClips, "Number of recordings of --clips to compare, evenly spaced.");
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "export",
            "Export a model as one file for other programs, after checking that the exported model gives the same answers.",
            "ser export --model data/runs/demo/model --out emotion.ser",
            "ser export --model night/model --out emotion.ser --clips ../ravdess",
            "ser export --model night/model --native native/libserworkbook.so --browser npm --onnx emotion.onnx",
            "ser export --verify emotion.ser"
        )
        {
            model,
            output,
            verify,
            clips,
            most,
            native,
            browser,
            onnx,
            tolerance,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                if (parse.GetValue(model) is null == parse.GetValue(verify) is null)
                {
                    throw new SerException("Give --model to export a model, or --verify to check a bundle.");
                }

                if (parse.GetValue(verify) is { } bundle)
                {
                    return Verify(console, bundle, parse.GetValue(json));
                }

                var file = Places.WritableFile(parse.GetValue(output)!, Extension);
                var graph = parse.GetValue(onnx) is { } given ? Places.WritableFile(given, OnnxExtension, "--onnx") : null;
                var request = new ExportRequest(parse.GetValue(model)!)
                {
                    Clips = ClipsOf(parse.GetValue(clips), parse.GetValue(most)),
                    NativeLibrary = parse.GetValue(native),
                    BrowserPackage = parse.GetValue(browser),
                    Onnx = graph is not null,
                    Tolerance = ToleranceOf(parse.GetValue(tolerance)),
                };
                var result = await StatusLine
                    .ShowAsync(console, "exporting", show => BundleExport.Make(request with { Report = show }, stop))
                    .ConfigureAwait(false);
                result.Bundle.Save(file);
                if (graph is not null)
                {
                    OnnxExport.Save(result.Bundle.Model, graph);
                }

                Print(console, file, graph, result, parse.GetValue(json));
                return ExitCode.Good;
            }
        );
        return command;
    }

    private static double ToleranceOf(double given) =>
        given is >= 1e-6 and <= 0.01
            ? given
            : throw new SerException(FormattableString.Invariant($"--tolerance is {given}; it may be from 1E-06 to 0.01."));

    // Evenly spaced, so that they come from all folders.
    private static IReadOnlyList<string> ClipsOf(string? folder, int most)
    {
        if (folder is null)
        {
            return [];
        }

        if (!Directory.Exists(folder))
        {
            throw new SerException($"{folder}: there is no such folder; --clips takes a folder of WAV files.");
        }

        var all = PredictionSource.Find([folder]);
        return all.Count <= most
            ? [.. all.Select(source => source.Name)]
            : [.. Enumerable.Range(0, most).Select(i => all[(int)((long)i * all.Count / most)].Name)];
    }

    private static int Verify(SerConsole console, string path, bool json)
    {
        var bundle = EmotionBundle.Load(path);
        var checks = bundle.Verify();
        if (json)
        {
            console.Json(BundleJson.Of(path, bundle, checks));
        }
        else
        {
            console.Show(TableOf(bundle, checks));
        }

        if (checks.FirstOrDefault(check => !check.IsGood) is { } bad)
        {
            console.Complain(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}: the model does not give the answers that it was exported with; '{bad.Vector.Clip}' differs by "
                        + $"{bad.ProbabilityDifference:0.0e0} ({GoldenCheck.Tolerance:0e0} is allowed)."
                )
            );
            return ExitCode.BadInput;
        }

        return ExitCode.Good;
    }

    private static ResultTable TableOf(EmotionBundle bundle, IReadOnlyList<GoldenCheck> checks) =>
        ResultTable.Of(
            "Golden vectors",
            checks,
            columns =>
                columns
                    .Add("Clip", check => check.Vector.Clip)
                    .Add("Exported answer", check => check.Vector.Answer)
                    .Add("Answer here", check => check.Answer)
                    .Add("Largest difference of a probability", check => Exponential(check.ProbabilityDifference))
                    .Add("of a feature (standard deviations)", check => Exponential(check.FeatureDifference))
        ) with
        {
            Notice = bundle.Notice,
        };

    private static string Exponential(double value) => value == 0 ? "0" : FormattableString.Invariant($"{value:0.0e0}");

    private static void Print(SerConsole console, string file, string? graph, ExportResult result, bool json)
    {
        if (json)
        {
            console.Json(ExportJson.Of(file, graph, result));
            return;
        }

        if (result.Bundle.Notice is { } notice)
        {
            console.Say(notice);
        }

        console.Show(RuntimeParity.TableOf(result.Parity));
        console.Say(FormattableString.Invariant($"Bundle:      {file} ({new FileInfo(file).Length / 1024.0:0} KB)"));
        if (graph is not null)
        {
            console.Say(FormattableString.Invariant($"ONNX:        {graph} ({new FileInfo(graph).Length / 1024.0:0} KB)"));
        }
    }
}
