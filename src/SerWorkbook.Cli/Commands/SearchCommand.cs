using System.CommandLine;
using SerWorkbook.Cli.Json;
using SerWorkbook.Cli.Requests;
using SerWorkbook.Cli.Running;
using SerWorkbook.Cli.Setup;
using SerWorkbook.Cli.Terminal;
using SerWorkbook.Speech;

namespace SerWorkbook.Cli.Commands;

/// <summary><c>ser search</c>: looks for the best model and saves it, or says what such a search is worth.</summary>
internal static class SearchCommand
{
    // After Ctrl-C the winner is trained on all speakers before it is saved; a large corpus takes most of a minute.
    private static readonly TimeSpan TimeToSave = TimeSpan.FromSeconds(60);

    private const string LeaderboardName = "leaderboard";

    public static Command Create(SerConsole console)
    {
        var data = new DataArguments();
        var budget = CommonOptions.Budget();
        var trials = CommonOptions.Trials();
        var seed = CommonOptions.Seed();
        var threads = CommonOptions.Threads();
        var folder = CommonOptions.Out("Folder for the leaderboard and the model.");
        var ledger = new Option<string?>("--ledger")
        {
            Description = "SQLite file that keeps every trial; several searches may share it.",
            HelpName = "FILE",
        };
        var resume = new Option<bool>("--resume") { Description = "Continue an existing ledger." };
        var jobs = CommonOptions.Jobs();
        var protocol = new Option<string?>("--protocol")
        {
            Description =
                "How trials are scored, always on unheard speakers: groups:K (K groups of speakers; default groups:5), loso (leave one "
                + "speaker out), loso+sentences (neither speaker nor sentence heard) or folds:FILE (CSV fold,speaker, such as the "
                + "sessions of a corpus).",
            HelpName = "NAME",
        };
        var scaling = CommonOptions.Scaling();
        var set = CommonOptions.Set();
        var deploy = new Option<string?>("--deploy")
        {
            Description =
                "Restrict the search to models that fit into one ONNX graph from the waveform to the answer: waveform. It uses the feature "
                + $"set {FeatureSet.MelStats.Name} and no speaker normalisation.",
            HelpName = Deployment.Waveform,
        };
        var ensemble = new Option<bool>("--ensemble") { Description = "Save the ensemble of the trials instead of the winner." };
        var nested = new Option<bool>("--nested")
        {
            Description =
                "Estimate what the search achieves instead of saving a model: search anew for every outer fold and score its choice on "
                + "speakers that it has not heard. Budget and trials apply to each search.",
        };
        var outer = new Option<string?>("--outer")
        {
            Description = "Outer folds of --nested: loso (default), groups:K, folds:FILE, loso+sentences, sentences or clips.",
            HelpName = "NAME",
        };
        var seeds = CommonOptions.Seeds();
        var json = CommonOptions.Json();
        var command = new ExampleCommand(
            "search",
            "Search for the model that does best on speakers it has not heard, and save it. Ctrl-C saves the best so far.",
            "ser search --data ../ravdess --budget 2m --out out",
            "ser search --data ../ravdess --budget 8h --ledger night.ledger --resume",
            "ser search show night.ledger",
            "ser search --data ../ravdess --nested --outer loso --seeds 3 --scaling speaker --out nested"
        )
        {
            data,
            budget,
            trials,
            seed,
            threads,
            jobs,
            ledger,
            resume,
            protocol,
            set,
            scaling,
            deploy,
            ensemble,
            nested,
            outer,
            seeds,
            folder,
            json,
        };
        command.TimeToStop = TimeToSave;
        command.Add(SearchShowCommand.Create(console));
        command.SetAction(
            (parse, stop) =>
            {
                var usual = new SearchOptions();
                var (scaled, choice) = SearchRequest.ParseScaling(parse.GetValue(scaling)!);
                var (time, most) = BudgetText.Limits(parse.GetValue(budget), parse.GetValue(trials));
                var scored = parse.GetValue(protocol) is { } name ? SearchRequest.ParseProtocol(name) : usual.Protocol;
                var options = usual with
                {
                    Budget = time ?? usual.Budget,
                    MaximumTrials = most ?? usual.MaximumTrials,
                    Protocol = scored,
                    Jobs = parse.GetValue(jobs),
                    Scalings = choice,
                };
                var file = FileOf(parse.GetValue(ledger), parse.GetValue(resume));
                var study = NestedSearch.Of(parse.GetValue(nested), parse.GetValue(outer), parse.GetValue(seeds));
                if (study is not null && (file is not null || parse.GetValue(ensemble)))
                {
                    throw new SerException(
                        "--nested scores a search, its ensemble included, and keeps neither ledger nor model; leave out --ledger, "
                            + "--resume and --ensemble."
                    );
                }

                var given = data.Read(parse);
                var output = Places.Find().OutputFor(parse.GetValue(folder), given.Path);
                var request = new SearchRequest(
                    given,
                    output,
                    parse.GetValue(seed),
                    parse.GetValue(threads),
                    options,
                    scaled,
                    Deployment.SetFor(
                        parse.GetValue(deploy),
                        parse.GetResult(set) is { Implicit: false } ? FeatureSet.Find(parse.GetValue(set)!) : null,
                        parse.GetValue(scaling)!
                    )
                );
                Places.RequireWritable(output);
                return study is null
                    ? SearchAsync(console, request, file, parse.GetValue(ensemble), parse.GetValue(json), stop)
                    : study.RunAsync(console, request, parse.GetValue(json), stop);
            }
        );
        return command;
    }

    private static async Task<int> SearchAsync(
        SerConsole console,
        SearchRequest request,
        LedgerFile? file,
        bool ensemble,
        bool json,
        CancellationToken stop
    )
    {
        var result = await StatusLine
            .ShowAsync(
                console,
                "searching",
                show =>
                {
                    var workbook = Workbooks.Open(request.Data, request.Output, request.Seed, request.Threads, show);
                    var found = workbook.Search(request.Extract(workbook, null, stop), request.Options, file, cancellationToken: stop);
                    workbook.Save(found, ensemble, found.IsStopped ? CancellationToken.None : stop);
                    return found;
                }
            )
            .ConfigureAwait(false);
        ReportWriter.Write(SearchReport.Of(result, TrainerCatalogue.Default), request.Output, result.Table.Corpus, LeaderboardName);
        Print(console, result, request.Output, ensemble, json);
        if (result.IsStopped)
        {
            console.Complain(
                "Stopped; the best of the finished trials is saved, without an "
                    + $"audit.{(file is null ? "" : " The same command with --resume continues from there.")}"
            );
            return ExitCode.Stopped;
        }

        return result.Audit is { HasLeak: true } ? ExitCode.Leak : ExitCode.Good;
    }

    private static LedgerFile? FileOf(string? ledger, bool resume) =>
        ledger is not null ? new LedgerFile(ledger, resume)
        : resume ? throw new SerException("--resume continues a ledger; give it with --ledger FILE.")
        : null;

    private static void Print(SerConsole console, SearchResult result, string output, bool ensemble, bool json)
    {
        if (json)
        {
            console.Json(SearchJson.Of(result, output, ensemble));
            return;
        }

        console.Show(SearchTables.Leaderboard(result));
        if (result.Ensemble is { } chosen)
        {
            console.Show(EnsembleTables.Members(result, chosen));
        }

        if (result.Trials.Any(trial => trial.Status != TrialStatus.Finished))
        {
            console.Show(SearchTables.Unfinished(result));
        }

        if (result.Audit is { } audit)
        {
            console.Say("Audit:       " + AuditConclusions.Verdict(audit));
        }

        console.Say($"Leaderboard: {Path.Combine(output, LeaderboardName + ".html")}, .md and .csv");
        console.Say($"Model:       {Path.Combine(output, "model", ModelExport.PlainName)} (the {(ensemble ? "ensemble" : "winner")})");
    }
}
