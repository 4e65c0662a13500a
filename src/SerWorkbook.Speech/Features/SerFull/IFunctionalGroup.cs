namespace SerWorkbook.Speech.Features.SerFull;

/// <summary>Functionals that are computed together.</summary>
internal interface IFunctionalGroup
{
    /// <summary>The functionals, in order.</summary>
    IReadOnlyList<Functional> Functionals { get; }

    /// <summary>Whether they read <see cref="Contour.Sorted"/>, which is empty where no group of a summary does.</summary>
    bool UsesOrder { get; }

    /// <summary>Computes them.</summary>
    /// <param name="contour">A contour of one value or more.</param>
    /// <param name="result">Takes one finite value a functional.</param>
    void Apply(Contour contour, Span<float> result);
}
