namespace SerWorkbook.Speech.Descriptors.Formants;

/// <summary>Which formants are measured.</summary>
[Flags]
internal enum FormantKinds
{
    /// <summary>None: their columns are 0.</summary>
    None = 0,

    /// <summary>The resonances of the voice: see <see cref="FormantFinder"/>.</summary>
    Resonances = 1,

    /// <summary>What the published values have: see <see cref="PublishedFormantFinder"/>.</summary>
    Published = 2,

    /// <summary>Both.</summary>
    Both = Resonances | Published,
}
