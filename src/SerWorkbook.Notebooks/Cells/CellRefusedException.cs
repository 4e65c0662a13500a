namespace SerWorkbook.Notebooks.Cells;

/// <summary>A cell holds a directive that is not for us, or asks for a package that cannot be had; it is not compiled.</summary>
internal sealed class CellRefusedException(int line, string message, string name = CellRefusedException.Directive) : Exception(message)
{
    /// <summary>The kind of error that a directive gives.</summary>
    public const string Directive = "UnsupportedDirective";

    /// <summary>The kind of error that a package gives.</summary>
    public const string Package = "PackageError";

    /// <summary>The kind of error that a magic command or an imported file gives.</summary>
    public const string Magic = "MagicCommandError";

    /// <summary>The kind of error that code gives.</summary>
    public const string Code = "CompilationError";

    /// <summary>The kind of error.</summary>
    public string Name { get; } = name;

    /// <summary>The line in the cell, from 1.</summary>
    public int Line { get; } = line;
}
