using SerWorkbook.Notebooks;

namespace SerWorkbook.Cli.Setup;

/// <summary>How ser is started by others: by Jupyter, or by itself.</summary>
internal static class OwnProgram
{
    /// <summary>The program and its first arguments, which start this very ser by the dotnet that runs it.</summary>
    public static (string Program, string Argument) Command => (DotNetProgram.Path, Path.Combine(AppContext.BaseDirectory, "ser.dll"));
}
