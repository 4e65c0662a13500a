using SerWorkbook.Notebooks.Slides;
using SerWorkbook.Speech;
using SerWorkbook.Text;

namespace SerWorkbook.Cli.Presenting;

/// <summary>The slides about a run: the question, what was found, how certain it is, and what follows.</summary>
internal sealed class RunDeck
{
    private const string Data = "01-data-understanding";
    private const string Evaluation = "05-evaluation";

    private readonly RunResults _results;
    private readonly List<Slide> _slides = [];
    private readonly List<string> _leftOut = [];

    private RunDeck(RunResults results)
    {
        _results = results;
    }

    /// <summary>Puts the slides together.</summary>
    /// <param name="results">The run.</param>
    /// <returns>The deck, and the slides that the run has no results for, each as a sentence.</returns>
    /// <exception cref="SerException">The run has results for none of the slides.</exception>
    public static (SlideDeck Deck, IReadOnlyList<string> LeftOut) Of(RunResults results)
    {
        var deck = new RunDeck(results);
        deck.AddAll();
        var manifest = results.Manifest;
        return (
            new SlideDeck
            {
                Title = "Speech emotion recognition",
                Subtitle = results.Sentences(new(Data, "open")) is [.., var summary]
                    ? Wording.Sentence(summary)
                    : Wording.Sentence(manifest.Corpus),
                Note = manifest.Synthetic ? "" : manifest.Notice ?? "",
                Notice = manifest.Synthetic ? manifest.Notice : null,
                Source = $"{manifest.Corpus}, data hash {manifest.DataHash}",
                Slides = deck._slides,
            },
            deck._leftOut
        );
    }

    private void AddAll()
    {
        _slides.Add(Question);
        Figure("Data", new(Data, "counts"));
        Figure("What was found in the data", new(Data, "cells"));
        Figure("What emotions sound like", new("02-waveforms-and-spectrograms", "f0"));
        Figure("Features", new("03-feature-extraction", "families-say"));
        Figure("Search", new("04-model-search", "progress"));
        Figure("Result", new(Evaluation, "ladder"), Promises("On "));
        Table("Requirements", new(Evaluation, "answer"), new(Evaluation, "promise"));
        Figure("Confusions", new(Evaluation, "strict"));
        Figure("For whom?", new(Evaluation, "speakers"));
        Groups(new(Evaluation, "groups"));
        Figure("Other recording conditions", new(Evaluation, "changes"));
        Findings("What it costs to run", new(Evaluation, "cost"));
        Figure("Live", new("07-live-tracking", "windows"));
        if (_slides.Count == 1)
        {
            throw new MissingDataException(
                "The notebooks of this run hold none of the results that slides are made of; 'ser run --fresh' with the same --out makes "
                    + "them."
            );
        }

        _slides.Add(Limits([.. Promises("If it may abstain"), .. Promises("With its threshold")]));
        Steps("Next steps", new(Evaluation, "next"));
    }

    private void Figure(string topic, CellPlace place, params IReadOnlyList<string> more)
    {
        var sentences = _results.Sentences(place);
        Add(
            topic,
            place,
            _results.Picture(place) is { } picture && sentences.Count > 0
                ? new Slide
                {
                    Topic = topic,
                    Message = Headline(sentences[0]),
                    Points = [.. sentences.Skip(1), .. more],
                    Picture = picture,
                }
                : null
        );
    }

    private void Table(string topic, CellPlace table, CellPlace findings) =>
        Add(
            topic,
            table,
            _results.Table(table) is { } html && _results.Sentences(findings) is [var message, ..]
                ? new Slide
                {
                    Topic = topic,
                    Message = Headline(message),
                    TableHtml = html,
                }
                : null
        );

    private void Findings(string topic, CellPlace place) =>
        Add(
            topic,
            place,
            _results.Sentences(place) is [var message, ..] sentences
                ? new Slide
                {
                    Topic = topic,
                    Message = Headline(message),
                    Points = [.. sentences.Skip(1)],
                }
                : null
        );

    // The first of these sentences is about speakers, which have a figure of their own.
    private void Groups(CellPlace place) =>
        Add(
            "For whom it works worse",
            place,
            _results.Sentences(place) is { Count: > 1 } sentences
                ? new Slide
                {
                    Topic = "For whom it works worse",
                    Message = "What holds on average need not hold for a person",
                    Points = [.. sentences.Skip(1)],
                }
                : null
        );

    private void Steps(string topic, CellPlace place) =>
        Add(
            topic,
            place,
            _results.Sentences(place) is { Count: > 0 } steps
                ? new Slide
                {
                    Topic = topic,
                    Message = "What should be done next, the most urgent first",
                    Points = steps,
                    IsOrdered = true,
                }
                : null
        );

    private void Add(string topic, CellPlace place, Slide? slide)
    {
        if (slide is null)
        {
            _leftOut.Add($"The slide '{topic}' is left out: the run has no result of {place}.");
        }
        else
        {
            _slides.Add(slide);
        }
    }

    private static string Headline(string sentence) => sentence.EndsWith('.') ? sentence[..^1] : sentence;

    private string[] Promises(string start) =>
        [.. _results.Sentences(new(Evaluation, "promise")).Where(sentence => sentence.StartsWith(start, StringComparison.Ordinal))];

    private static Slide Question { get; } =
        new()
        {
            Topic = "Question",
            Message = "How well can a program tell the emotion in a voice that it has never heard?",
            Points =
            [
                "Who asks: the maker of a virtual chat room, whose avatars keep a still face while their players speak.",
                "A wrong emotion on a face is worse than none, so the model may abstain.",
                "Success: better than guessing, better than loudness or length alone, for every speaker that is tested, and with enough "
                    + "of its answers right.",
            ],
        };

    private static Slide Limits(IReadOnlyList<string> abstention) =>
        new()
        {
            Topic = "Harm and limits",
            Message = "The model hears how a recording sounds, not what a person feels",
            Points =
            [
                .. abstention,
                "Decisions about people are out of scope. In the European Union, Regulation (EU) 2024/1689 forbids inferring emotions "
                    + "at work and in education, except for medical or safety reasons.",
                "A label is the emotion that a recording was given, in most corpora the one that an actor was asked for; "
                    + "spontaneous speech differs.",
                "The recipe was chosen with all speakers, so the scores are slightly too high.",
            ],
        };
}
