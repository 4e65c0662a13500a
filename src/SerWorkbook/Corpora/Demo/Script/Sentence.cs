namespace SerWorkbook.Corpora.Demo.Script;

/// <summary>One sentence of the demo corpus.</summary>
/// <param name="Id">Number from 1: the sentence id in file names.</param>
/// <param name="Text">The English text.</param>
/// <param name="Phonemes">
/// Its sounds in ARPAbet: words parted by a space, sounds by a hyphen, vowels with their stress (0 none, 1 main), a
/// comma between two words where a speaker may pause.
/// </param>
internal sealed record Sentence(int Id, string Text, string Phonemes);
