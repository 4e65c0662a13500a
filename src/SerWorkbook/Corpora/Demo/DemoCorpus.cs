using SerWorkbook.Corpora.Demo;
using SerWorkbook.Corpora.Demo.Script;
using SerWorkbook.Corpora.Demo.Synthesis;
using SerWorkbook.Speech;

namespace SerWorkbook;

/// <summary>A corpus of synthetic acted speech in EmoV-DB's layout, so that the workbook runs without any download.</summary>
/// <remarks>
/// <para>
/// Four voices say short sentences in five emotions (18 cells, since one voice lacks two emotions, as in EmoV-DB). Everything is
/// made by a formant synthesiser after Klatt (1980) with a glottal source after Fant (1995); what an emotion does to a voice
/// is at <see cref="EmotionProfiles"/>, how each voice acts at <see cref="VoiceList"/>. The scores that a model reaches
/// on it say nothing about people: say so wherever they are shown (<see cref="Notice"/>).
/// </para>
/// <para>
/// A clip depends on seed, voice, emotion and sentence alone, not on order or threads: on one machine the same settings
/// give the same bytes. Between machines the last bit of functions such as <see cref="Math.Sin"/> may differ, and with it a
/// sample by one step of 16 bits.
/// </para>
/// </remarks>
public static class DemoCorpus
{
    /// <summary>What every page and table made from this corpus has to say.</summary>
    public const string Notice = "Synthetic voices made by a formant synthesiser: the scores say nothing about people.";

    /// <summary>Name of the file at the root of a complete corpus; it is written last.</summary>
    public const string MarkerName = "demo-corpus.json";

    /// <summary>
    /// Version of the sound: raised with every change of code that changes a clip, so that old corpora are rendered anew.
    /// </summary>
    public const int SoundVersion = 1;

    /// <summary>Whether a folder holds a demo corpus, complete or in the making: whether what is there is synthetic.</summary>
    /// <param name="folder">The root of a corpus; it need not exist.</param>
    public static bool IsDemo(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var place = new DemoFolder(folder);
        return File.Exists(place.MarkerPath) || File.Exists(place.UnfinishedPath);
    }

    /// <summary>Synthesises one clip.</summary>
    /// <param name="voice">Who speaks; any of <see cref="VoiceList"/> or one of your own.</param>
    /// <param name="emotion">Which emotion is acted; one that the voice has no clips of in the corpus is possible too.</param>
    /// <param name="sentence">What is said.</param>
    /// <param name="seed">Seed of the corpus.</param>
    /// <returns>The clip with its true F0 and the times of its sounds; the same for the same arguments.</returns>
    /// <exception cref="FormatException">The sentence holds an unknown phoneme.</exception>
    internal static SyntheticUtterance Synthesise(Voice voice, ActedEmotion emotion, Sentence sentence, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(voice);
        ArgumentNullException.ThrowIfNull(sentence);
        return Take.Render(Performance.Draw(voice, emotion, sentence, seed));
    }

    /// <summary>Renders the corpus into a folder: all of it, or what is missing.</summary>
    /// <remarks>
    /// A complete corpus of the same settings is left as it is, an interrupted one is completed, one of other settings is
    /// replaced. Files appear whole or not at all, and the marker comes last.
    /// </remarks>
    /// <param name="folder">The root of the corpus: new, empty, or holding a demo corpus.</param>
    /// <param name="options">Which corpus.</param>
    /// <param name="progress">Told after each clip, or null.</param>
    /// <param name="cancellationToken">Stops after the clips in work; a later call goes on from there.</param>
    /// <exception cref="SerException">An option is out of range, or the folder holds other things or cannot be written to.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static DemoCorpusSummary Render(
        string folder,
        DemoCorpusOptions options,
        IProgress<DemoCorpusProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        return Render(folder, DemoPlan.Of(options), options.Threads, progress, cancellationToken);
    }

    /// <summary>Renders planned clips into a folder: all of them, or what is missing.</summary>
    /// <exception cref="SerException">The folder holds other things or cannot be written to.</exception>
    internal static DemoCorpusSummary Render(
        string folder,
        DemoPlan plan,
        int threads,
        IProgress<DemoCorpusProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        if (threads < 1)
        {
            throw new SerException(FormattableString.Invariant($"The demo corpus needs at least 1 thread, not {threads}."));
        }

        try
        {
            return new DemoRendering(folder, plan, threads, progress).Run(cancellationToken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SerException($"The demo corpus cannot be written to '{folder}': {error.Message}", error);
        }
    }

    private static void Check(DemoCorpusOptions options)
    {
        var most = SentenceList.All.Length;
        if (options.SentencesPerCell < 1 || options.SentencesPerCell > most)
        {
            throw new SerException(
                FormattableString.Invariant($"The demo corpus has 1 to {most} sentences a cell, not {options.SentencesPerCell}.")
            );
        }
    }
}
