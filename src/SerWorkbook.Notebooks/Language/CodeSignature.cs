namespace SerWorkbook.Notebooks.Language;

/// <summary>A method that could be meant by a call, with the parameter whose argument is being written.</summary>
/// <param name="Before">The declaration up to the parameter.</param>
/// <param name="Parameter">The parameter; empty where the method has none at the place.</param>
/// <param name="After">The rest of the declaration.</param>
internal sealed record CodeSignature(string Before, string Parameter, string After)
{
    /// <summary>The declaration as a whole.</summary>
    public string Text => Before + Parameter + After;
}
