namespace SerWorkbook.Notebooks.Conversion;

/// <summary>A piece of a notebook on its way into a C# file.</summary>
/// <param name="Name">The cell that it comes from, such as <c>cell 3</c>.</param>
/// <param name="Text">C# code, or prose.</param>
/// <param name="IsCode">Whether it is C# code.</param>
internal sealed record AppPiece(string Name, string Text, bool IsCode);
