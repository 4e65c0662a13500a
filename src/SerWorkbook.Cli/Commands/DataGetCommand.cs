using System.CommandLine;
using SerWorkbook.Cli.Downloads;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser data get</c>: downloads a corpus.</summary>
internal static class DataGetCommand
{
    public static Command Create(SerConsole console)
    {
        var name = new Argument<string>("corpus") { Description = "emov-db or ravdess.", HelpName = "NAME" };
        var folder = CommonOptions.Out(
            "Folder for the corpus. Default: data/NAME. Archives go to a folder of the same name with .downloads."
        );
        var speakers = Names("--speakers", "Only these speakers, separated by commas (emov-db).");
        var emotions = Names("--emotions", "Only these emotions, separated by commas (emov-db).");
        var accept = new Option<bool>("--accept-license") { Description = "Accept the licence, instead of being asked." };
        var mirror = new Option<string?>("--mirror")
        {
            Description = "Download the archives from this folder of another server.",
            HelpName = "URL",
        };
        var archives = new Option<string?>("--archives")
        {
            Description = "Unpack the archives of this folder, and download nothing.",
            HelpName = "DIR",
        };
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "get",
            "Download a corpus and unpack it. What was stopped is continued when the command is given again.",
            "ser data get emov-db --out data/emov-db",
            "ser data get emov-db --speakers bea,sam --emotions neutral,angry --accept-license",
            "ser data get ravdess --archives ~/Downloads"
        )
        {
            name,
            folder,
            speakers,
            emotions,
            accept,
            mirror,
            archives,
            json,
        };
        command.SetAction(
            async (parse, stop) =>
            {
                var corpus = Find(parse.GetValue(name)!);
                Require(parse.GetValue(folder), parse.GetValue(mirror), parse.GetValue(archives));
                var wanted = Select(corpus, Split(parse.GetValue(speakers)), Split(parse.GetValue(emotions)));
                var places = new InstallPlaces(parse.GetValue(folder) ?? Path.Combine("data", corpus.Name), parse.GetValue(archives));
                var request = new DownloadRequest(corpus, wanted, places, ParseMirror(parse.GetValue(mirror)), parse.GetValue(accept));
                await RunAsync(console, request, stop).ConfigureAwait(false);
                return Report(console, request, parse.GetValue(json));
            }
        );
        return command;
    }

    private static Option<string?> Names(string name, string description) => new(name) { Description = description, HelpName = "NAMES" };

    private static string[] Split(string? names) =>
        names?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static PublishedCorpus Find(string name) =>
        PublishedCorpus.All.FirstOrDefault(corpus => corpus.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SerException(
            $"'{name}' cannot be downloaded by this command; these can: "
                + $"{string.Join(", ", PublishedCorpus.All.Select(corpus => corpus.Name))}. 'ser data corpora' says where "
                + "the others are published and what must be accepted there."
        );

    private static void Require(string? folder, string? mirror, string? archives)
    {
        if (mirror is not null && archives is not null)
        {
            throw new SerException("--mirror is where archives are downloaded from, and --archives downloads none; give one of the two.");
        }

        if (folder is not null && File.Exists(folder))
        {
            throw new SerException($"--out is '{folder}', which is a file; a folder is needed.");
        }

        if (archives is not null && !Directory.Exists(archives))
        {
            throw new SerException($"--archives is '{archives}'; there is no such folder.");
        }
    }

    private static IReadOnlyList<PublishedArchive> Select(PublishedCorpus corpus, string[] speakers, string[] emotions) =>
        corpus == EmoVDbArchives.Corpus ? EmoVDbArchives.Select(speakers, emotions)
        : speakers.Length + emotions.Length == 0 ? corpus.Archives
        : throw new SerException($"{corpus.Title} is one archive; --speakers and --emotions are for emov-db.");

    private static Uri? ParseMirror(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SerException($"--mirror is '{text}'; the address of a folder is needed, such as https://example.org/emov-db.");
    }

    private static async Task RunAsync(SerConsole console, DownloadRequest request, CancellationToken stop)
    {
        console.Error.WriteLine($"{request.Corpus.Title}: {request.Corpus.Licence}");
        using var client = ArchiveDownload.CreateClient();
        var download = new ArchiveDownload(client, new DownloadLimits());
        var plan = await StatusLine
            .ShowAsync(
                console,
                "asking how large the archives are",
                _ =>
                    DownloadPlan.FindAsync(
                        request.Corpus,
                        request.Archives,
                        request.Places,
                        request.Mirror,
                        download,
                        console.Complain,
                        stop
                    )
            )
            .ConfigureAwait(false);
        if (plan.Archives.Count == 0)
        {
            return;
        }

        console.Error.WriteLine(plan.Describe());
        plan.RequireRoom(request.Places.Corpus);
        RequireConsent(console, request);
        await StatusLine
            .ShowAsync(
                console,
                "starting",
                async show =>
                {
                    var installer = new CorpusInstaller(
                        request.Corpus,
                        request.Places,
                        request.Mirror,
                        download,
                        new ArchiveUnpacker(new UnpackLimits()),
                        show,
                        console.Complain
                    );
                    await installer.RunAsync(plan.Archives, stop).ConfigureAwait(false);
                    return true;
                }
            )
            .ConfigureAwait(false);
    }

    private static void RequireConsent(SerConsole console, DownloadRequest request)
    {
        if (request.IsAccepted)
        {
            return;
        }

        if (Console.IsInputRedirected)
        {
            throw new SerException($"The licence of {request.Corpus.Title} must be accepted: add --accept-license.");
        }

        console.Error.Write("Do you accept this licence, and shall the download start? [y/N] ");
        if (Console.ReadLine()?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            throw new SerException("Nothing was downloaded.");
        }
    }

    private static int Report(SerConsole console, DownloadRequest request, bool json)
    {
        var installed = new InstalledList(Path.Combine(request.Places.Downloads, InstalledList.Name));
        DownloadedArchiveJson[] archives =
        [
            .. request.Archives.Select(archive =>
            {
                var (hash, _, recordings) = installed.Find(archive.File)!;
                return new DownloadedArchiveJson(archive.File, archive.Folder, hash, recordings, archive.Recordings);
            }),
        ];
        var total = archives.Sum(archive => archive.Recordings);
        foreach (var archive in archives.Where(archive => archive.Expected is { } expected && expected != archive.Recordings))
        {
            console.Complain($"{archive.File}: it holds {archive.Recordings} recordings; the literature counts {archive.Expected}.");
        }

        if (json)
        {
            console.Json(new DownloadJson(request.Corpus.Name, request.Places.Corpus, total, archives));
        }
        else
        {
            var from = Wording.Count(archives.Length, "archive");
            console.Say($"{request.Places.Corpus}: {total} recordings of {request.Corpus.Title} from {from}.");
            if (archives.All(archive => archive.Expected is null || archive.Expected == archive.Recordings))
            {
                console.Say($"The archives in {request.Places.Given ?? request.Places.Downloads} are not needed any more.");
            }
        }

        return ExitCode.Good;
    }

    private sealed record DownloadRequest(
        PublishedCorpus Corpus,
        IReadOnlyList<PublishedArchive> Archives,
        InstallPlaces Places,
        Uri? Mirror,
        bool IsAccepted
    );
}
